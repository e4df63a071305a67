import { categories } from '../reference/categories.ts';
import { circumstances } from '../reference/circumstances.ts';
import { levels } from '../reference/levels.ts';
import { base } from '../regulations/base.ts';
import { type Regulation, resolveRegulation } from '../regulations/resolve.ts';
import type { FormCode } from './codes.ts';
import { blankData } from './document-data.ts';
import { familyCertificateForm } from './family-certificate.ts';
import { caseForms } from './index.ts';
import type { FormModel } from './model.ts';

/** The form without facts: the names of all fields, boxes, tables and columns that it has in any region, unless one is said. */
export function blankForm(code: FormCode, regulation: Regulation = everyRegion): FormModel {
  return code === 'family-certificate' ? familyCertificateForm(undefined) : caseForms[code].build(blankData(regulation), {});
}

/** A regulation that knows every level, category and circumstance of the reference lists. */
const everyRegion = withWholeLists(resolveRegulation(base));

function withWholeLists(regulation: Regulation): Regulation {
  const { rules } = regulation;
  return {
    ...regulation,
    rules: {
      ...rules,
      levels: { ...rules.levels, value: levels.map(({ code }, index) => ({ code, severity: index + 1 })) },
      categories: { ...rules.categories, value: categories.map(({ code }) => code) },
      circumstances: { ...rules.circumstances, value: circumstances.map(({ code }) => code) },
    },
  };
}
