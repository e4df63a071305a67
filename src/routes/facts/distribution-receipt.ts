import { Type, type Static } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  distributionFactId: id('Рассылка, которая дошла.'),
  organisationId: id('Кто получил: один из её получателей.'),
  receivedBy: Type.Optional(text(300, 'Кто принял.')),
};

const description = 'Подтверждение, что программа получена исполнителем.';
const NewDistributionReceipt = named('NewDistributionReceipt', closed({ ...bodyHead, ...fields }, { description }));
export const DistributionReceiptFact = named('DistributionReceiptFact', closed({ ...factHead('distributionReceipt'), ...fields }, { description }));

const body: Static<typeof NewDistributionReceipt> = {
  date: '2026-01-28',
  distributionFactId: '01940000-0000-7000-8000-000000000115',
  organisationId: '01990000-0000-7000-8001-000000000002',
  receivedBy: 'секретарь',
};

export const distributionReceipt: FactDefinition<'distributionReceipt', Static<typeof NewDistributionReceipt>> = {
  kind: 'distributionReceipt',
  name: 'DistributionReceipt',
  path: 'distribution-receipts',
  tag: 'programmes',
  summaries: { record: 'Внести уведомление о получении', list: 'Уведомления о получении', get: 'Уведомление о получении' },
  description:
    'Уведомление о получении программы. Организация, которая входит в службу, подтверждает сама (`confirmPartnerProgramme`); '
    + 'бумажное уведомление вносит организатор.',
  body: NewDistributionReceipt,
  fact: DistributionReceiptFact,
  example: { body, fact: exampleFact('distributionReceipt', 17, body) },
  toData: ({ date: _, ...data }) => data,
};
