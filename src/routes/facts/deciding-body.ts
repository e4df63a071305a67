import { bodies } from '../../domain/reference/bodies.ts';
import { choice } from '../schemas/choice.ts';

/** Who decides (кто принимает решение). */
export const decidingBody = choice(bodies.map(({ code }) => code), {
  description: 'Орган: код из `/v1/reference/bodies`; какой из них решает, сказано в порядке региона.',
});
