/** The dates of some ten years with the terms that the regulations know. */
const MOST = 20_000;

/**
 * The same calculation with dates, which remembers what it has found: a case is assessed again and again with the same few dates, and a date library takes
 * apart and puts together each. What throws is not remembered.
 */
export function remembered(find: (date: string, count: number) => string): typeof find {
  const known = new Map<string, string>();
  return (date, count) => {
    const key = `${date}${count}`;
    const present = known.get(key);
    if (present !== undefined) return present;
    if (known.size >= MOST) known.clear();
    const found = find(date, count);
    known.set(key, found);
    return found;
  };
}
