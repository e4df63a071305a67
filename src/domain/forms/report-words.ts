import type { Period } from '../report/period.ts';

const ordinals = ['', 'I', 'II', 'III', 'IV'];

/** «за I квартал 2026 года», «за II полугодие 2026 года», «за 2026 год». */
export function periodInWords({ name }: Pick<Period, 'name'>): string {
  const [year = '', part] = name.split('-');
  if (part === undefined) return `за ${year} год`;
  return `за ${ordinals[Number(part.slice(1))]} ${part.startsWith('Q') ? 'квартал' : 'полугодие'} ${year} года`;
}

const receivers: Record<string, string> = { ministry: 'министерство', resourceCentre: 'ресурсный центр', kdn: 'комиссия по делам несовершеннолетних и защите их прав' };

export function receiverInWords(receiver: string): string {
  return receivers[receiver] ?? receiver;
}

/** Stands above the signatures, so that they never stand alone on a page. */
export const CONFIRMED = 'Достоверность сведений, указанных выше, подтверждаем:';
