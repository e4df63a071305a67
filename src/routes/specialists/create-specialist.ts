import { createSpecialist } from '../../operations/create-specialist.ts';
import { perform } from '../../operations/perform.ts';
import { createEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { NewSpecialist, newSpecialistExample, Specialist, specialistExample } from '../schemas/specialist.ts';

export const createSpecialistEndpoint = createEndpoint({
  operationId: 'createSpecialist',
  url: '/v1/specialists',
  tag: 'specialists',
  summary: 'Внести специалиста',
  description: 'Вносит специалиста организации. Вести семьи (быть куратором) может только специалист организатора сопровождения.',
  body: NewSpecialist,
  reply: Specialist,
  examples: { body: newSpecialistExample, reply: specialistExample },
  async handle(ctx, { body }) {
    return await perform(ctx, (tx) => createSpecialist(tx, ctx, body), (made) => ({
      status: 201,
      headers: { etag: namedTag(made), location: `/v1/specialists/${made.id}` },
      body: made,
    }));
  },
});
