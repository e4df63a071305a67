import type { CatalogueEntry } from './catalogue-entry.ts';

/** Pictures. */
export const chartErrors = {
  'chart.quarters': {
    kind: 'input',
    ru: 'На одной картинке может быть от 1 до {most} кварталов, от раннего к позднему: измените `from` или `to`.',
    en: 'A picture holds from 1 to {most} quarters, the earlier first: change `from` or `to`.',
  },
} as const satisfies Record<string, CatalogueEntry>;
