import { Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const coded = (description: string) => closed({
  code: Type.String({ description: 'Код.' }),
  ru: Type.String({ description: 'Словами, по-русски.' }),
  en: Type.String({ description: 'Словами, по-английски.' }),
}, { description });

const Person = closed({
  id: id('Идентификатор специалиста.'),
  name: Type.String({ description: 'Фамилия, имя, отчество.' }),
  position: Type.String({ description: 'Должность.' }),
});

const Place = closed({
  id: id('Идентификатор организации.'),
  name: Type.String({ description: 'Наименование.' }),
});

/** One access to a family's data. */
export const AccessRecord = named('AccessRecord', closed({
  at: instant('Когда.'),
  text: Type.String({ description: 'Кто, что сделал и зачем, одной фразой, по-русски.' }),
  textEn: Type.String({ description: 'То же по-английски.' }),
  clientId: Type.String({ description: 'Клиент, от имени которого пришёл запрос.' }),
  specialist: nullable(Person, 'Специалист; null, если за клиентом не стоит один человек.'),
  organisation: nullable(Place, 'Организация; null, если клиент не принадлежит организации.'),
  role: coded('В какой роли.'),
  action: coded('Что сделано; код — `operationId`.'),
  outcome: coded('Чем кончилось: `shown`, `notFound`, `forbidden`, `refused`.'),
  purpose: nullable(coded('Причина обращения.'), 'Причина обращения по справочнику; null, если не указана.'),
  address: nullable(Type.String(), 'С какого сетевого адреса; null, если неизвестен.'),
  traceId: Type.String({ description: 'Номер запроса, по которому его находят в журналах.' }),
}, { description: 'Одно обращение к данным семьи.' }));

export const accessExample = {
  at: '2026-03-02T09:00:00.000Z',
  text: 'Кураторова Анна Тестовна, специалист по работе с семьёй, Центр помощи семье «Пример» (куратор семьи): '
    + 'просмотр паспорта семьи; причина: ведение случая: работа с семьёй по программе',
  textEn: 'Кураторова Анна Тестовна, специалист по работе с семьёй, Центр помощи семье «Пример» (curator of families): '
    + 'looked at the family passport; reason: work with the family under its programme',
  clientId: 'demo-curator',
  specialist: {
    id: '01990000-0000-7000-8002-000000000001',
    name: 'Кураторова Анна Тестовна',
    position: 'специалист по работе с семьёй',
  },
  organisation: { id: '01990000-0000-7000-8001-000000000001', name: 'Центр помощи семье «Пример»' },
  role: { code: 'curator', ru: 'куратор семьи', en: 'curator of families' },
  action: { code: 'getFamily', ru: 'просмотр паспорта семьи', en: 'looked at the family passport' },
  outcome: { code: 'shown', ru: 'данные показаны', en: 'data was shown' },
  purpose: {
    code: 'accompaniment',
    ru: 'ведение случая: работа с семьёй по программе',
    en: 'work with the family under its programme',
  },
  address: '192.0.2.10',
  traceId: '01983b1e-6c00-7abc-8def-0123456789ab',
};
