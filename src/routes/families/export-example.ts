import { caseSummaryExample, newCaseExample } from '../cases/case-example.ts';
import { exampleFact } from '../facts/fact-definition.ts';
import { familyExample } from './family-example.ts';

const { familyId: _, ...opening } = newCaseExample;

export const exportExample = {
  exportedAt: '2026-03-02T09:00:00.000Z',
  family: familyExample,
  cases: [{ case: caseSummaryExample, outcome: null, facts: [exampleFact('opened', 1, opening)], measures: [], alerts: [] }],
  names: [{ id: familyExample.organisationId, name: 'Центр помощи семье «Пример»' }],
  accesses: `/v1/audit/accesses?familyId=${familyExample.id}`,
  fields: [{ of: 'Family', field: 'address', meaning: 'Адрес проживания.', see: null }],
};
