import { Type, type Static } from 'typebox';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { bodyHead, exampleFact, type FactDefinition, factHead } from './fact-definition.ts';

const fields = {
  number: Type.Integer({ minimum: 1, maximum: 1000, description: 'Номер проверки в графике постсопровождения.' }),
  findings: text(10_000, 'Что установлено.'),
  situation: choice(['stable', 'worse'], { description: 'Положение семьи устойчивое (`stable`) или ухудшилось (`worse`).' }),
};

const NewPostSupportCheck = named(
  'NewPostSupportCheck', closed({ ...bodyHead, ...fields }, { description: 'Проверка постсопровождения.' }),
);

const body: Static<typeof NewPostSupportCheck> = {
  date: '2027-04-21', number: 1, findings: 'Ребёнок посещает школу, мать работает.', situation: 'stable',
};

export const PostSupportCheckFact = named(
  'PostSupportCheckFact', closed({ ...factHead('postSupportCheck'), ...fields }, { description: 'Проверка постсопровождения.' }),
);

export const postSupportCheck: FactDefinition<'postSupportCheck', Static<typeof NewPostSupportCheck>> = {
  kind: 'postSupportCheck',
  name: 'PostSupportCheck',
  path: 'post-support-checks',
  tag: 'reviews',
  summaries: { record: 'Внести проверку постсопровождения', list: 'Проверки постсопровождения', get: 'Проверка постсопровождения' },
  description:
    'Проверка (контроль) после завершения с успехом. График считается от даты решения о завершении; пропущенную проверку можно внести и позже.',
  body: NewPostSupportCheck,
  fact: PostSupportCheckFact,
  example: { body, fact: exampleFact('postSupportCheck', 20, body) },
  toData: ({ date: _, ...data }) => data,
};
