/** A text with line breaks as runs of one line each; what XML cannot hold is left out. */
export function linesOf(text: string): { text: string; break?: number }[] {
  return text.replace(/[^\P{Cc}\n\t]|[\uFFFE\uFFFF]/gu, '').split('\n').map((line, at) => (at === 0 ? { text: line } : { text: line, break: 1 }));
}
