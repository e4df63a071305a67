import type { Checkbox, CopiesBlock } from './model.ts';

const counted = ['', 'одном экземпляре', 'двух экземплярах', 'трёх экземплярах', 'четырёх экземплярах'];

/** How many copies there are and who keeps them. */
export function copiesText({ holders }: CopiesBlock): string {
  const number = counted[holders.length] ?? `${holders.length} экземплярах`;
  return `Составлено в ${number}: ${holders.map((holder, at) => `${at + 1}-й — ${holder}`).join(', ')}.`;
}

/** Which of them this one is: to be ticked by hand, for all are printed alike. */
export function copyBoxes({ holders }: CopiesBlock): Pick<Checkbox, 'label' | 'checked'>[] {
  return holders.map((_, at) => ({ label: `${at + 1}-й экземпляр`, checked: false }));
}
