import type { CopiesBlock } from './model.ts';

const counted = ['', 'одном экземпляре', 'двух экземплярах', 'трёх экземплярах', 'четырёх экземплярах'];

/** How many copies there are and who keeps them. */
export function copiesText({ holders }: CopiesBlock): string {
  const number = counted[holders.length] ?? `${holders.length} экземплярах`;
  return `Составлено в ${number}: ${holders.join('; ')}.`;
}
