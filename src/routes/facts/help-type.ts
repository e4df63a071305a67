import { helpTypes } from '../../domain/reference/help-types.ts';
import { choice } from '../schemas/choice.ts';

/** Kind of help (вид помощи). */
export const helpType = choice(helpTypes.map(({ code }) => code), {
  description: 'Вид помощи: код из `/v1/reference/help-types`.',
});
