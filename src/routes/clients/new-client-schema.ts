import { Type, type TLiteral, type TObject, type TProperties } from 'typebox';
import type { Role } from '../../operations/context.ts';
import { closed } from '../schemas/closed.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { text } from '../schemas/texts.ts';
import { variants } from '../schemas/variants.ts';

const name = text(200, 'Что за система или чьё рабочее место.');
const organisationId = id('Организация клиента, из региона администратора.');
const specialistId = id('Специалист этой организации, от чьего имени работает клиент.');
const municipality = Type.String({
  minLength: 1, maxLength: 200, pattern: '^\\S([^\\u0000-\\u001f]*\\S)?$', description: 'Муниципальное образование комиссии.',
});

const clientOf = <const R extends Role, P extends TProperties>(
  role: R,
  description: string,
  place: P,
): TObject<{ role: TLiteral<R>; name: typeof name } & P> => closed({ role: Type.Literal(role, { description }), name, ...place });

/** What each role needs to know its place; the region is always the administrator's own. */
export const NewClient = named(
  'NewClient',
  variants(
    'role',
    [
      clientOf('curator', 'Куратор.', { organisationId, specialistId }),
      clientOf('head', 'Руководитель организации.', { organisationId, specialistId: Type.Optional(specialistId) }),
      clientOf('council', 'Консилиум.', { organisationId, specialistId: Type.Optional(specialistId) }),
      clientOf('integration', 'Информационная система организации.', { organisationId }),
      clientOf('partner', 'Соисполнитель.', { organisationId }),
      clientOf('commission', 'КДНиЗП.', { municipality }),
      clientOf('ministry', 'Министерство.', {}),
      clientOf('resourceCentre', 'Методист ресурсного центра.', { organisationId }),
      clientOf('admin', 'Администратор того же региона.', {}),
    ],
    'Новый клиент в регионе администратора.',
  ),
);
