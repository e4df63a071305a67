import { paragraph, signatures, signer, title, value } from './compose.ts';
import type { FormModel } from './model.ts';
import { russianDate } from './russian-date.ts';

/** Where a family took part: what stands before «по направлению». */
export const certificateActivities = [
  { code: 'club', ru: 'клуба', en: 'club' },
  { code: 'circle', ru: 'кружка', en: 'circle' },
  { code: 'masterClass', ru: 'мастер-класса', en: 'master class' },
  { code: 'workshop', ru: 'творческой мастерской', en: 'workshop' },
] as const;

export type CertificateActivity = (typeof certificateActivities)[number]['code'];

/** On a blank all of them, as in the appendix, to cross out what does not fit. */
const everyActivity = certificateActivities.map(({ ru }) => ru).join(' / ');

/** What a family certificate (семейный сертификат) says. */
export interface CertificateWords {
  /** The institution that gives it. */
  organisation: string;
  /** `2026/15` in the register of certificates of the institution and year. */
  registerNumber: string;
  issuedOn: string;
  participants: string;
  activity: CertificateActivity;
  /** What the club or the workshop is about (направление). */
  direction: string;
  headName: string | null;
}

/** Tatarstan's Appendix 3. Without words it is the blank. */
export function familyCertificateForm(words: CertificateWords | undefined): FormModel {
  const activity = certificateActivities.find(({ code }) => code === words?.activity)?.ru;
  return {
    code: 'family-certificate', title: 'Семейный сертификат', shortTitle: 'Семейный сертификат', issuer: words?.organisation ?? '',
    ...(words === undefined ? {} : { number: words.registerNumber, date: words.issuedOn }),
    orientation: 'landscape', look: 'certificate',
    blocks: [
      paragraph([{ ...value('organisation', words?.organisation), bold: true, blank: 60 }], { align: 'center' }),
      paragraph('(наименование учреждения, выдавшего сертификат)', { align: 'center', small: true }),
      title('СЕМЕЙНЫЙ СЕРТИФИКАТ'),
      paragraph('выдан', { align: 'center' }),
      paragraph([{ ...value('participants', words?.participants), bold: true, blank: 60 }], { align: 'center' }),
      paragraph(
        ['участнику (участникам) ', value('activity', activity ?? everyActivity), ' по направлению «', value('direction', words?.direction), '»'],
        { align: 'center' },
      ),
      paragraph(['Рег. № ', value('registerNumber', words?.registerNumber), ' от ', value('date', russianDate(words?.issuedOn))], { align: 'center' }),
      signatures(
        signer('signedByHead', 'Руководитель службы социального сопровождения семьи', words?.headName ?? undefined, { stamp: true }),
      ),
    ],
  };
}
