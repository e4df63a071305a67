/** Runs one slow step of a start and says how long it took: `Starting PostgreSQL … 0.4 s`. */
export async function step<T>(label: string, work: () => Promise<T>): Promise<T> {
  const began = performance.now();
  process.stderr.write(`${label} …\n`);
  const result = await work();
  process.stderr.write(`${label}: done in ${((performance.now() - began) / 1000).toFixed(1)} s\n`);
  return result;
}
