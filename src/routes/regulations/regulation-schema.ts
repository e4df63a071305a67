import { Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { ruleProperties } from './rule-properties.ts';

/** How long a client may use a regulation without asking whether a new version was published. */
export const REGULATION_FRESH_SECONDS = 60;

const heading = {
  code: Type.String({ description: 'Код порядка, например `tatarstan-2017`.' }),
  version: Type.Integer({ description: 'Версия порядка.' }),
  validFrom: date('С какого дня сопровождения открываются по этой версии.'),
  title: closed(
    { ru: Type.String({ description: 'По-русски.' }), en: Type.String({ description: 'По-английски.' }) },
    { description: 'Название порядка.' },
  ),
  region: Type.String({ description: 'Регион.' }),
  timeZone: Type.String({ description: 'Часовой пояс (IANA), в котором считаются дни.' }),
};

/** A regulation in the list. */
export const RegulationHeading = named(
  'RegulationHeading',
  closed(heading, { description: 'Порядок региона, модельная программа или регламент: одна версия.' }),
);

/** A regulation with all its rules. */
export const Regulation = named(
  'Regulation',
  closed(
    {
      ...heading,
      rules: closed(ruleProperties, { description: 'Правила: значение и пункт, из которого оно следует.' }),
    },
    { description: 'Порядок региона целиком. О чём порядок молчит, отвечают базовые правила (`inherited`).' },
  ),
);
