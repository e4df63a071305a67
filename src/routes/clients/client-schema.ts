import { Type } from 'typebox';
import { roles } from '../../operations/context.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { id, version } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

const fields = {
  clientId: Type.String({ description: 'Идентификатор клиента (`client_id`).' }),
  name: nullable(Type.String(), 'Что за система или чьё рабочее место; null у клиентов, заведённых раньше.'),
  role: Type.Unsafe<string>(choice(roles, { description: 'Роль клиента.' })),
  region: nullable(Type.String(), 'Регион.'),
  municipality: nullable(Type.String(), 'Муниципальное образование комиссии (КДНиЗП).'),
  organisationId: nullable(id('Организация клиента.')),
  specialistId: nullable(id('Специалист, от чьего имени работает клиент; у куратора обязателен.')),
  previousSecretValidUntil: nullable(instant('До какого времени принимается и прежний секрет; null, если его нет.')),
  createdAt: instant('Когда заведён.'),
  revokedAt: nullable(instant('Когда отозван; null, если действует.')),
  revokedReason: nullable(Type.String(), 'Почему отозван.'),
  version,
};
const secret = nullable(Type.String(), 'Секрет. Показывается один раз: при повторе с тем же Idempotency-Key и при `dryRun=true` здесь null.');

/** A client as its administrator sees it; never with a secret or a hash. */
export const Client = named('Client', closed(fields, { description: 'Клиент API.' }));

export const ClientWithSecret = named(
  'ClientWithSecret', closed({ ...fields, secret }, { description: 'Клиент API и его новый секрет.' }),
);

/** The path of one client. */
export const clientParams = closed({
  clientId: Type.String({ minLength: 1, maxLength: 200, pattern: '^[\\x20-\\x7e]+$', description: 'Идентификатор клиента (`client_id`).' }),
});

export const NewRevocation = named(
  'NewClientRevocation', closed({ reason: text(500, 'Почему клиент отзывается.') }, { description: 'Отзыв клиента.' }),
);

export const clientExample = {
  clientId: '01990000-0000-7000-8009-000000000001',
  name: 'Рабочее место куратора А. О. Кураторовой',
  role: 'curator',
  region: 'tatarstan',
  municipality: null,
  organisationId: '01990000-0000-7000-8001-000000000001',
  specialistId: '01990000-0000-7000-8002-000000000001',
  previousSecretValidUntil: null,
  createdAt: '2026-01-12T06:00:00.000Z',
  revokedAt: null,
  revokedReason: null,
  version: 1,
};

export const secretExample = 'c2VjcmV0LXNob3duLW9uY2Utb25seS1leGFtcGxlLTA';

/** The client's address. */
export function clientAddress(clientId: string): string {
  return `/v1/clients/${encodeURIComponent(clientId)}`;
}
