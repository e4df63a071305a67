import { type Static, Type } from 'typebox';
import { certificateNumber } from '../../domain/family-certificate.ts';
import { certificateActivities } from '../../domain/forms/family-certificate.ts';
import type { FamilyCertificate as StoredCertificate } from '../../operations/certificates/read-certificates.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';

const activityWords = certificateActivities.map(({ code, ru }) => `\`${code}\` — ${ru}`).join(', ');

const fields = {
  participants: text(1000, 'Кому выдан, в дательном падеже: «семье Примеровых». Форма печатает это после слова «выдан».'),
  activity: choice(certificateActivities.map(({ code }) => code), { description: `Участники чего: ${activityWords}.` }),
  direction: text(300, 'Направление.'),
};
const headName = text(200, 'Руководитель службы социального сопровождения: фамилия, имя, отчество.');

export const NewFamilyCertificate = named('NewFamilyCertificate', closed({
  familyId: Type.Optional(id('Семья участников, если она есть в службе: вместе с её данными уничтожаются и имена в сертификате.')),
  date: Type.Optional(date('Дата выдачи; без неё — сегодня в регионе. По её году идёт номер.')),
  ...fields,
  headName: Type.Optional(headName),
}, { description: 'Новый семейный сертификат.' }));

export const FamilyCertificate = named('FamilyCertificate', closed({
  id: id('Сертификат.'),
  organisationId: id('Учреждение, выдавшее сертификат.'),
  familyId: nullable(id('Семья.'), 'Семья участников; null, если её в службе нет.'),
  registerNumber: Type.String({ description: 'Регистрационный номер: год и номер в журнале сертификатов учреждения, без пропусков.' }),
  date: date('Дата выдачи.'),
  ...fields,
  headName: nullable(headName, 'Руководитель службы; null, если не назван.'),
  createdAt: instant('Когда внесён.'),
  createdBy: Type.String({ description: 'Какой клиент внёс.' }),
  erasedOn: nullable(date('День.'), 'Когда имена уничтожены вместе с данными семьи; null, пока хранятся.'),
}, { description: 'Семейный сертификат (приложение № 3 модельной программы Татарстана).' }));

/** A certificate as the wire tells it. */
export function certificateView(stored: StoredCertificate): Static<typeof FamilyCertificate> {
  const { id, organisationId, familyId, issuedOn, participants, activity, direction, headName, createdAt, recordedBy, erasedOn } = stored;
  return {
    id, organisationId, familyId, registerNumber: certificateNumber(stored), date: issuedOn, participants, activity, direction, headName,
    createdAt, createdBy: recordedBy, erasedOn,
  };
}

/** The one change that a certificate can meet is the erasure. */
export function certificateVersion({ erasedOn }: Pick<StoredCertificate, 'erasedOn'>): number {
  return erasedOn === null ? 1 : 2;
}

export const newCertificateExample = {
  familyId: '01990000-0000-7000-8003-000000000015', date: '2026-06-01', participants: 'семье Примеровых', activity: 'club' as const, direction: 'Школа ответственного родительства',
  headName: 'Начальникова Вера Тестовна',
};

export const certificateExample = {
  id: '01990000-0000-7000-8000-0000000000c1', organisationId: '01990000-0000-7000-8001-000000000001', registerNumber: '2026/1', ...newCertificateExample,
  createdAt: '2026-06-01T06:00:00.000Z', createdBy: 'demo-head', erasedOn: null,
};
