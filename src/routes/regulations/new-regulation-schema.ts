import { type TObject, type TOptional, type TString, Type } from 'typebox';
import { type RegulationSource, type RuleName, ruleTypes } from '../../domain/regulations/regulation.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { ruleDescriptions } from './rule-properties.ts';

type RuleAnswers = { [N in RuleName]: TOptional<TObject<{ value: (typeof ruleTypes)[N]; clause: TString }>> };

/** Every rule that a region may answer, with the clause of its text. */
const answers = Object.fromEntries(
  Object.entries(ruleTypes).map(([name, value]) => [
    name,
    Type.Optional(closed(
      { value, clause: text(200, 'Пункт порядка, например «п. 5.6».') },
      { description: ruleDescriptions[name as RuleName] },
    )),
  ]),
) as RuleAnswers;

const code = { minLength: 1, maxLength: 60, pattern: '^[a-z0-9-]+$' };

/** One version of a regulation as an administrator sends it: what the region's text says, nothing of what it is silent about. */
export const NewRegulation = named(
  'NewRegulation',
  Type.Unsafe<RegulationSource>(closed(
    {
      code: Type.String({ ...code, description: 'Код порядка, например `tatarstan-2017`: новый или своего региона.' }),
      version: Type.Integer({ minimum: 1, maximum: 10_000, description: 'Версия: последняя изданная плюс один, для нового кода — 1.' }),
      validFrom: date('С какого дня сопровождения открываются по этой версии: позже, чем у прежней.'),
      region: Type.String({ ...code, description: 'Регион: ваш.' }),
      timeZone: Type.String({ minLength: 1, maxLength: 60, description: 'Часовой пояс (IANA), в котором считаются дни.' }),
      title: closed(
        { ru: text(500, 'По-русски.'), en: text(500, 'По-английски.') },
        { description: 'Название порядка.' },
      ),
      rules: closed(answers, { description: 'Правила, о которых порядок говорит. На остальные отвечают базовые.' }),
    },
    { description: 'Новая версия порядка региона.' },
  )),
);
