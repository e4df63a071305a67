import type { LocalDate } from '../calendar/local-date.ts';
import type { FamilyCertificate } from '../family-certificate.ts';
import { paragraph, signatures, signer, title, value } from '../forms/compose.ts';
import { certificateActivities } from '../forms/family-certificate.ts';
import type { FormModel } from '../forms/model.ts';
import { russianDate } from '../forms/russian-date.ts';
import { registerBlock, type RegisterColumn } from './register-table.ts';

/** What the register is called, before its year. */
export const CERTIFICATE_REGISTER = 'Журнал семейных сертификатов';

/** The columns of the register of family certificates (семейные сертификаты) for spreadsheets. */
export const certificateColumns: readonly RegisterColumn<FamilyCertificate>[] = [
  { title: '№', width: 7, cell: ({ number }) => number },
  { title: 'Год', width: 7, cell: ({ year }) => year },
  { title: 'Дата выдачи', width: 12, cell: ({ issuedOn }) => russianDate(issuedOn) },
  { title: 'Кому выдан', width: 48, cell: ({ participants }) => participants },
  { title: 'Участники чего', width: 22, cell: activityText },
  { title: 'Направление', width: 36, cell: ({ direction }) => direction },
  { title: 'Руководитель службы', width: 32, cell: ({ headName }) => headName },
  { title: 'Данные уничтожены', width: 12, cell: ({ erasedOn }) => russianDate(erasedOn) },
];

/** The part of a year's register that goes on paper. */
export interface CertificateRegister {
  organisation: string;
  year: number;
  on: LocalDate;
  certificates: readonly FamilyCertificate[];
}

/** The register on paper, with room for whoever takes a certificate to sign. */
export function certificateRegisterForm({ organisation, year, on, certificates }: CertificateRegister): FormModel {
  const last = certificates.at(-1)?.number;
  const numbers = last === undefined ? 'Записей нет.' : `Записей: ${certificates.length}, номера с ${certificates[0]?.number} по ${last}.`;
  return {
    code: 'certificate-register', title: `${CERTIFICATE_REGISTER} ${year}`, shortTitle: CERTIFICATE_REGISTER, issuer: organisation, orientation: 'landscape',
    blocks: [
      title(`ЖУРНАЛ РЕГИСТРАЦИИ СЕМЕЙНЫХ СЕРТИФИКАТОВ ЗА ${year} ГОД`),
      paragraph([{ ...value('organisation', organisation), bold: true }], { align: 'center' }),
      paragraph([`По состоянию на ${russianDate(on)}. ${numbers}`], { small: true }),
      registerBlock(paperColumns, certificates),
      signatures(signer('signedByHead', 'Руководитель службы социального сопровождения семьи', undefined, { stamp: true, dated: true })),
    ],
  };
}

const paperColumns: Parameters<typeof registerBlock<FamilyCertificate>>[0] = [
  { words: ['number', '№', 3, 'center'], cell: ({ number }) => String(number) },
  { words: ['issuedOn', 'Дата выдачи', 6, 'center'], cell: ({ issuedOn }) => russianDate(issuedOn) },
  { words: ['participants', 'Кому выдан', 20], cell: ({ participants }) => participants },
  { words: ['activity', 'Участники чего', 10], cell: activityText },
  { words: ['direction', 'Направление', 16], cell: ({ direction }) => direction },
  { words: ['head', 'Руководитель службы', 12], cell: ({ headName }) => headName ?? '' },
  { words: ['received', 'Получил (подпись)', 10], cell: () => '' },
];

function activityText({ activity }: FamilyCertificate): string {
  return certificateActivities.find(({ code }) => code === activity)?.ru ?? activity;
}
