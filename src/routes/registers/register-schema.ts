import { type Static, Type } from 'typebox';
import { caseStatus } from '../cases/case-summary-schema.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';

const year = (description: string) => Type.Integer({ minimum: 1900, maximum: 2199, description });
const registerNumber = (description: string) => Type.Integer({ minimum: 1, maximum: 2147483647, description });

export const yearParams = closed({ year: year('Год журнала.') });

/** The part of a register that goes into a file. */
export const partQuery = {
  fromNumber: Type.Optional(registerNumber('С какого номера; по умолчанию с первого.')),
  toNumber: Type.Optional(registerNumber('По какой номер; по умолчанию по последний.')),
};

export const registerYearField = year('Год журнала.');

export const RegisterYear = named('RegisterYear', closed({
  year: year('Год.'),
  entries: Type.Integer({ minimum: 1, description: 'Сколько записей.' }),
  firstNumber: registerNumber('Первый номер.'),
  lastNumber: registerNumber('Последний номер.'),
  lastGiven: Type.Integer({ minimum: 0, description: 'Какой номер дан последним.' }),
  complete: Type.Boolean({ description: 'Все номера от 1 до последнего данного на месте, каждый один раз: пропусков нет.' }),
}, { description: 'Год журнала учёта семей.' }));

const code = (list: string) => Type.String({ description: `Код из \`/v1/reference/${list}\`.` });

export const RegisterEntry = named('RegisterEntry', closed({
  registerNumber: Type.String({ description: 'Номер в журнале, «год/номер».' }),
  year: year('Год журнала.'),
  number: registerNumber('Номер в году, без пропусков.'),
  registeredOn: date('Дата внесения в журнал.'),
  caseId: id('Дело.'),
  familyId: id('Семья.'),
  organisationId: id('Организатор сопровождения.'),
  form: choice(['individual', 'group'], { description: 'Форма сопровождения: индивидуальная или групповая.' }),
  applicant: nullable(Type.String(), 'Заявитель, а если семья не обращалась сама — её первый представитель: фамилия, имя, отчество.'),
  accompanied: nullable(Type.String(), 'Кого сопровождают при индивидуальной форме; при групповой null.'),
  municipality: Type.String({ description: 'Муниципальное образование, где семья живёт.' }),
  address: Type.String({ description: 'Адрес семьи.' }),
  members: Type.Integer({ minimum: 0, description: 'Сколько человек в семье сегодня.' }),
  minors: nullable(Type.Integer({ minimum: 0 }), 'Сколько из них несовершеннолетних; null, если даты рождения уничтожены.'),
  categories: Type.Array(code('categories'), { description: 'Категории семьи.' }),
  categoryNote: nullable(Type.String(), 'Что значит категория `other`.'),
  ground: code('grounds'),
  level: nullable(code('levels'), 'Уровень сопровождения; до решения — предложенный.'),
  curator: nullable(closed({ id: id('Специалист.'), name: Type.String({ description: 'Фамилия, имя, отчество.' }) }), 'Куратор семьи.'),
  programme: nullable(closed({
    number: Type.String({ description: 'Номер программы, как в печатной форме: номер в журнале и версия, если она не первая.' }),
    version: Type.Integer({ minimum: 1, description: 'Версия программы в деле.' }),
    approved: nullable(closed({
      on: date('Дата решения.'), decision: Type.String({ description: 'Номер решения.' }),
    }), 'Решение, которым она введена; null, где порядок утверждения не требует.'),
  }), 'Действующая программа, а до начала — утверждённая последней.'),
  startsOn: nullable(date('Дата.'), 'Первый день сопровождения.'),
  endsOn: nullable(date('Дата.'), 'Последний день срока.'),
  status: caseStatus,
  outcome: nullable(closed({ code: code('outcomes'), on: date('Дата.') }), 'Чем и когда сопровождение завершилось.'),
  watch: nullable(closed({
    from: date('Дата завершения, от которой идёт контроль.'), closesOn: nullable(date('Дата.'), 'Первый день, когда контроля больше нет.'),
  }), 'Постсопровождение.'),
  erasedOn: nullable(date('Дата.'), 'Когда персональные данные семьи уничтожены: номер и запись остаются.'),
}, { description: 'Запись журнала учёта семей: одно дело; имена — на сегодня.' }));

export const registerYearExample: Static<typeof RegisterYear> = { year: 2026, entries: 15, firstNumber: 1, lastNumber: 15, lastGiven: 15, complete: true };

export const registerEntryExample: Static<typeof RegisterEntry> = {
  registerNumber: '2026/15', year: 2026, number: 15, registeredOn: '2026-03-11', caseId: '01940000-0000-7000-8000-000000000041',
  familyId: '01990000-0000-7000-8003-000000000015', organisationId: '01990000-0000-7000-8001-000000000001', form: 'group',
  applicant: 'Показнова Анна Примеровна', accompanied: null, municipality: 'Примерский муниципальный район', address: 'г. Примерск, ул. Образцовая, д. 1, кв. 2',
  members: 3, minors: 2, categories: ['disabledChild'], categoryNote: null, ground: 'parentApplication', level: 'crisis',
  curator: { id: '01990000-0000-7000-8002-000000000001', name: 'Кураторова Анна Тестовна' },
  programme: { number: '2026/15', version: 1, approved: { on: '2026-03-11', decision: 'К-7' } }, startsOn: '2026-03-13', endsOn: '2026-09-13',
  status: 'active', outcome: null, watch: null, erasedOn: null,
};
