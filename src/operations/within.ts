/** What is answered within so many milliseconds; undefined when nothing is. What was asked goes on, unheard. */
export async function within<T>(milliseconds: number, answer: Promise<T>): Promise<T | undefined> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<undefined>((resolve) => {
    timer = setTimeout(() => resolve(undefined), milliseconds);
  });
  return await Promise.race([answer, tooLate]).finally(() => clearTimeout(timer));
}
