/** Words with one full stop at their end. */
export function sentence(words: string): string {
  const text = words.trim();
  return /[.!?…]$/.test(text) ? text : `${text}.`;
}
