import { perform } from '../../operations/perform.ts';
import { receiveResolution } from '../../operations/receive-resolution.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { NewResolution, newResolutionExample } from './new-resolution-schema.ts';
import { Resolution, resolutionExample } from './resolution-schema.ts';

export const receiveResolutionEndpoint = createEndpoint({
  operationId: 'receiveResolution',
  url: '/v1/kdn/resolutions',
  tag: 'kdn',
  summary: 'Принять постановление КДНиЗП',
  description:
    'Постановление комиссии по одному или нескольким делам её муниципального образования. Где порядок региона даёт комиссии решать или '
    + 'рассматривать итоги, пункт становится самим решением, рассмотрением или открытием дела — по тем же правилам, что и внесённое '
    + 'организатором; иначе — рекомендацией, на которую организатор отвечает. Всё или ничего: ошибки всех пунктов названы сразу, с указателем '
    + 'на пункт. Номер с датой принимаются от комиссии один раз.',
  body: NewResolution,
  reply: Resolution,
  examples: { body: newResolutionExample, reply: resolutionExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => receiveResolution(tx, ctx, body), (made) => ({
      status: 201, headers: { etag: entityTag(1), location: `/v1/kdn/resolutions/${made.id}` }, body: made,
    }));
  },
});
