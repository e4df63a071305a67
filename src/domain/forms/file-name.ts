import type { FormModel } from './model.ts';

const LONGEST = 120;

/** The name of a paper's file, «ИПСС № 17-2026 от 05.03.2026.pdf»; `today` (`YYYY-MM-DD`) where the paper has no date of its own. */
export function fileNameOf({ shortTitle, number, date }: FormModel, format: string, today: string): string {
  const day = (date ?? today).split('-').reverse().join('.');
  const name = `${shortTitle}${number === undefined || number === '' ? '' : ` № ${number}`} от ${day}`;
  return `${name.replace(/[\\/:*?"<>|\p{Cc}]+/gu, '-').slice(0, LONGEST)}.${format}`;
}
