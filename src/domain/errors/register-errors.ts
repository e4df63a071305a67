import type { CatalogueEntry } from './catalogue-entry.ts';

/** Refusals about registers as files. */
export const registerErrors = {
  'register.too-large': {
    kind: 'state',
    ru: 'В журнале за {year} год больше {limit} записей, в один файл столько не помещается. Запросите по частям: `fromNumber` и `toNumber`.',
    en: 'The register of {year} has more than {limit} entries, too many for one file. Ask for parts of it: `fromNumber` and `toNumber`.',
  },
} as const satisfies Record<string, CatalogueEntry>;
