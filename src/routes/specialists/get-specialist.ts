import { getSpecialist } from '../../operations/read-specialists.ts';
import { readEndpoint } from '../endpoint.ts';
import { namedTag } from '../entity-tag.ts';
import { idParams } from '../schemas/ids.ts';
import { Specialist, specialistExample } from '../schemas/specialist.ts';

export const getSpecialistEndpoint = readEndpoint({
  operationId: 'getSpecialist',
  url: '/v1/specialists/:id',
  tag: 'specialists',
  summary: 'Специалист',
  description: 'Один специалист (куратор семьи, если ведёт семьи).',
  params: idParams('Идентификатор специалиста.'),
  reply: Specialist,
  examples: { reply: specialistExample },
  async handle(ctx, { params }) {
    const specialist = await getSpecialist(ctx, params.id);
    return { status: 200, headers: { etag: namedTag(specialist) }, body: specialist };
  },
});
