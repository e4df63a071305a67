import { Type } from 'typebox';
import { measureIdPattern } from '../../domain/measure-id.ts';

/** A measure in an address: `<case>.<programme>.<number>`. */
export const measureId = Type.String({
  pattern: measureIdPattern, maxLength: 60,
  description: 'Мероприятие: `<дело>.<номер редакции>.<номер мероприятия>`. Не меняется и не переходит к другому мероприятию.',
});
