import { Type } from 'typebox';
import { entityTag } from '../entity-tag.ts';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

const label = text(200, 'Для чего ссылка: чей телефон, какая программа.');
const names = Type.Boolean({ default: false, description: 'Показывать фамилии семей. Разрешает только руководитель.' });

const fields = {
  id: id('Идентификатор ссылки.'),
  organisationId: id('Организация.'),
  specialistId: id('Специалист, чей это план.'),
  label,
  names,
  createdBy: Type.String({ description: 'Какой клиент завёл.' }),
  createdAt: instant('Когда заведена.'),
  revokedAt: nullable(instant('Когда отозвана.'), 'Когда отозвана; null, если действует.'),
};

/** A link as its owner sees it later: without the address. */
export const CalendarLink = named('CalendarLink', closed(fields, { description: 'Ссылка, по которой план подписан как календарь.' }));

export const CalendarLinkWithAddress = named(
  'CalendarLinkWithAddress',
  closed(
    {
      ...fields,
      url: nullable(
        Type.String(),
        'Секретный адрес календаря на этой службе. Показывается один раз: при повторе с тем же Idempotency-Key и при `dryRun=true` здесь null.',
      ),
    },
    { description: 'Новая ссылка и её секретный адрес.' },
  ),
);

export const NewCalendarLink = named(
  'NewCalendarLink', closed({ label, names: Type.Optional(names) }, { description: 'Новая ссылка на календарь.' }),
);

export const calendarLinkExample = {
  id: '01940000-0000-7000-8000-000000000091',
  organisationId: '01990000-0000-7000-8001-000000000001',
  specialistId: '01990000-0000-7000-8002-000000000001',
  label: 'Служебный телефон',
  names: false,
  createdBy: 'demo-curator',
  createdAt: '2026-03-02T09:00:00.000Z',
  revokedAt: null,
};

export const addressExample = '/calendars/c2VjcmV0LXNob3duLW9uY2Utb25seS1leGFtcGxlLTA.ics';

/** A link changes once in its life: when it is revoked. */
export function linkHeaders({ specialistId, revokedAt }: { specialistId: string; revokedAt: string | null }): Record<string, string> {
  return { etag: entityTag(revokedAt === null ? 1 : 2), location: `/v1/specialists/${specialistId}/calendar-links` };
}
