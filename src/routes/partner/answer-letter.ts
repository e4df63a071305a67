import { answerLetter } from '../../operations/partner/letters.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { entityTag } from '../entity-tag.ts';
import { bodyHead } from '../facts/fact-definition.ts';
import { answerFields } from '../facts/letter-answer.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { letterParams, letterView, partnerLetterExample, partnerLetterFields } from './letter-schema.ts';
import { aboutAddress } from './measure-record.ts';

const NewPartnerAnswer = named('NewPartnerAnswer', closed({ ...bodyHead, ...answerFields }, { description: 'Ответ организации на письмо.' }));
const PartnerAnswer = named('PartnerAnswer', closed(
  { answerId: id('Запись в деле.'), ...partnerLetterFields }, { description: 'Письмо, на которое дан ответ.' },
));

export const answerPartnerLetterEndpoint = createEndpoint({
  operationId: 'answerPartnerLetter',
  url: '/v1/partner/letters/:id/answers',
  tag: 'partners',
  summary: 'Ответить на письмо',
  description: 'Ответ организации, которой письмо направлено: запись в деле с пометкой, кто ответил. На письмо отвечают один раз.',
  params: letterParams,
  body: NewPartnerAnswer,
  reply: PartnerAnswer,
  examples: {
    body: { date: '2026-05-05', text: 'Ребёнок записан на 12 мая.', granted: 'yes' },
    reply: { answerId: '01940000-0000-7000-8000-000000000120', ...partnerLetterExample, answeredOn: '2026-05-05' },
  },
  async handle(ctx, { params, body }) {
    return await perform(ctx, (tx) => aboutAddress(['/letterFactId'], answerLetter(tx, ctx, params.id, body)), (done) => ({
      status: 201,
      headers: { etag: entityTag(1), location: `/v1/partner/letters/${params.id}` },
      body: { answerId: done.answerId, ...letterView(done) },
    }));
  },
});
