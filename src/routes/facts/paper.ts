import { Type, type TProperties } from 'typebox';
import type { PaperData } from '../../domain/case/facts.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { variants } from '../schemas/variants.ts';
import { bodyHead, exampleFact, type FactBody, type FactDefinition, factHead } from './fact-definition.ts';
import { commonPaperFields, paperFields } from './paper-fields.ts';

/** A paper as it is sent: the common fields and, flat beside them, those of its type. */
interface PaperBody extends FactBody, Omit<PaperData, 'details'> {
  [field: string]: unknown;
}

const body: PaperBody = {
  date: '2026-01-12',
  type: 'individualServicesProgramme',
  number: 'ИППСУ-15',
  issuedOn: '2026-01-12',
  issuer: 'Отдел социальной защиты',
};

function byType(head: TProperties, fieldsOf: (fields: TProperties) => TProperties) {
  const branches = Object.entries(paperFields).map(([type, fields]) =>
    closed({ ...head, type: Type.Literal(type, { description: 'Вид документа.' }), ...commonPaperFields, ...fieldsOf(fields) }));
  return variants('type', branches, 'Документ дела; поля зависят от вида `type`.');
}

/** What was asked for when a paper was recorded may be less than is asked for now. */
function asRecorded(fields: TProperties): TProperties {
  return Object.fromEntries(Object.entries(fields).map(([name, schema]) => [name, Type.Optional(schema)]));
}

export const PaperFact = named('PaperFact', Type.Unsafe<object>(byType(factHead('paper'), asRecorded)));

export const paper: FactDefinition<'paper', PaperBody> = {
  kind: 'paper',
  name: 'Paper',
  path: 'papers',
  tag: 'papers',
  summaries: { record: 'Внести документ', list: 'Документы дела', get: 'Документ дела' },
  description:
    'Документ дела: заявление, сообщение, согласие на сотрудничество, ИППСУ, личные документы, '
    + 'акт обследования условий жизни, оценка потребности, результаты бесед, письменный отказ или иной. У каждого вида свои поля. Согласие на обработку персональных данных — отдельный факт (`consents`).',
  body: named('NewPaper', Type.Unsafe<PaperBody>(byType(bodyHead, (fields) => fields))),
  fact: PaperFact,
  example: { body, fact: exampleFact('paper', 2, body) },
  toData: ({ date: _, type, number, issuedOn, issuer, memberId, ...details }) => ({
    type, number, issuedOn, issuer, memberId, details,
  }),
};
