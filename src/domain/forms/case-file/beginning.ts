import { consentScopes } from '../../reference/consent-scopes.ts';
import { labelOf } from '../../reference/index.ts';
import { boxes, field, fields, recordTable } from '../compose.ts';
import { factsOf, historyIn } from '../document-data.ts';
import { applicantOf, headCount, memberName, memberNames, membersTable } from '../people.ts';
import { categoryBoxes, circumstanceBoxes, circumstanceNotes, completenessBoxes, otherCategories } from '../programme-parts.ts';
import { russianDate } from '../russian-date.ts';
import { sentence } from '../sentence.ts';
import type { Section } from './section.ts';

const channels = { written: 'письменно', electronic: 'в электронной форме' } as const;

/** What opened the case (основание). */
export const groundSection: Section = {
  anchor: 'ground', title: 'Основание и обстоятельства',
  blocks: (data) => {
    const opened = historyIn(data)?.opened;
    const source = opened?.data.source;
    return [
      fields(
        field('openedOn', 'Дело открыто', russianDate(opened?.on)),
        field('ground', 'Основание', opened && labelOf('grounds', opened.data.ground).ru),
        field('source', 'От кого поступило', source && `${source.sender}, ${channels[source.channel]}`),
        field(
          'form', 'Форма сопровождения',
          opened && (opened.data.form === 'group' ? 'вся семья' : `один член семьи: ${memberName(data, opened.data.memberId) ?? ''}`),
        ),
        field('applicant', 'Заявитель', applicantOf(data)?.fullName),
      ),
      boxes(2, circumstanceBoxes(data)),
      fields(field('circumstanceNotes', 'Пояснения', circumstanceNotes(data))),
    ];
  },
};

/** The family passport (паспорт семьи). */
export const familySection: Section = {
  anchor: 'family', title: 'Паспорт семьи',
  blocks: (data) => [
    fields(
      field('address', 'Адрес', data.family?.address), field('phone', 'Телефон', data.family?.contactPhone),
      field('municipality', 'Муниципальное образование', data.family?.municipality),
    ),
    boxes(2, completenessBoxes(data)),
    boxes(2, categoryBoxes(data)),
    fields(field('otherCategories', 'Иные категории', otherCategories(data))),
    headCount(data),
    membersTable(data),
  ],
};

/** Consents and their withdrawals, in the order of recording. */
export const consentSection: Section = {
  anchor: 'consents', title: 'Согласия на обработку персональных данных',
  blocks: (data) => [recordTable('consents', [
    ['date', 'Дата', 2.7, 'center'], ['member', 'Кто', 4], ['act', 'Что', 3], ['scope', 'Объём', 6],
    ['validUntil', 'Действует до', 2.7, 'center'],
  ], consentRows(data))],
};

function consentRows(data: Parameters<Section['blocks']>[0]): string[][] {
  return (historyIn(data)?.facts ?? []).flatMap((fact) => {
    if (fact.kind === 'consent') {
      const { memberId, textVersion, scope, validUntil } = fact.data;
      return [[
        russianDate(fact.on), memberName(data, memberId) ?? '', `согласие, редакция ${textVersion}`, scopeWords(scope),
        validUntil === undefined ? 'отзыва' : russianDate(validUntil),
      ]];
    }
    if (fact.kind !== 'consentWithdrawal') return [];
    const { memberId, scope, text } = fact.data;
    return [[
      russianDate(fact.on), memberName(data, memberId) ?? '', `отзыв: ${text}`,
      scope === undefined ? 'полностью' : scopeWords(scope), '',
    ]];
  });
}

function scopeWords(codes: readonly string[]): string {
  return consentScopes.filter(({ code }) => codes.includes(code)).map(({ ru }) => ru).join('; ');
}

/** Diagnostics (диагностика): primary, interim, final. */
export const diagnosticSection: Section = {
  anchor: 'diagnostics', title: 'Диагностика',
  blocks: (data) => [recordTable('diagnostics', [
    ['date', 'Дата', 2.7, 'center'], ['kind', 'Вид', 2], ['members', 'Кого обследовали', 3], ['specialist', 'Специалист', 3],
    ['conclusion', 'Вывод, оценка, рекомендации', 7],
  ], factsOf(data, 'diagnostic').map(({ on, data: one }) => [
    russianDate(on), diagnosticKinds[one.kind] ?? one.kind, memberNames(data, one.memberIds), one.specialistName ?? '',
    [one.conclusion, told('Эффективность', one.effectiveness), told('Рекомендации', one.recommendations)]
      .filter((words) => words !== undefined).map(sentence).join(' '),
  ]))],
};

function told(what: string, words: string | undefined): string | undefined {
  return words === undefined ? undefined : `${what}: ${words}`;
}

export const diagnosticKinds: Readonly<Record<string, string>> = { primary: 'первичная', interim: 'промежуточная', final: 'итоговая' };
