import { createHash } from 'node:crypto';
import { Type } from 'typebox';
import { externalIdOfText } from '../../domain/external-id.ts';
import { DomainError } from '../../domain/errors.ts';
import { feedItemView } from '../../operations/feed-view.ts';
import { type CaseReference, lookUpFeedCases } from '../../operations/read-feed.ts';
import { readEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { namePattern } from '../schemas/external-id.ts';
import { caseStatusExample, CaseStatusItem } from './case-status-schema.ts';

const uuid = '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}';

export const getCaseStatusEndpoint = readEndpoint({
  operationId: 'getCaseStatus',
  url: '/v1/kdn/case-statuses/:externalId',
  tag: 'kdn',
  summary: 'Состояние одного дела',
  description: 'То же, что в ленте, об одном деле муниципалитета КДНиЗП: по внешнему идентификатору `система:значение` или по нашему идентификатору дела.',
  params: closed({
    externalId: Type.String({
      minLength: 3, maxLength: 241, pattern: `^${uuid}$|${namePattern}`, description: 'Внешний идентификатор `система:значение` или идентификатор дела.',
    }),
  }),
  reply: CaseStatusItem,
  examples: { reply: caseStatusExample },
  async handle(ctx, { params: { externalId } }) {
    const [item] = await lookUpFeedCases(ctx, [referenceOf(externalId)]);
    if (item === undefined) throw new DomainError([{ code: 'not-found', params: { what: externalId } }]);
    const body = feedItemView(ctx, item);
    const tag = createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 22);
    return { status: 200, headers: { etag: `"${tag}"` }, body };
  },
});

function referenceOf(text: string): CaseReference {
  const externalId = externalIdOfText(text);
  return externalId === undefined ? { caseId: text } : { externalId };
}
