import { labelOf } from '../reference/index.ts';
import { agreementSection, decisionSection, endingSection, recommendationSection } from './case-file/decisions.ts';
import { consentSection, diagnosticSection, familySection, groundSection } from './case-file/beginning.ts';
import { executorSection, letterSection, reviewSection } from './case-file/course.ts';
import { inventorySection } from './case-file/inventory.ts';
import { paperSection } from './case-file/papers.ts';
import { leadSection, programmeSection } from './case-file/programme.ts';
import { questionnaireSection } from './case-file/questionnaires.ts';
import type { Section } from './case-file/section.ts';
import { field, fields, paragraph, part, signatures, signer, title, value } from './compose.ts';
import { type DocumentData, historyIn, registerNumber } from './document-data.ts';
import type { CaseForm } from './form.ts';
import type { Block, FormModel } from './model.ts';
import { curatorAs, curatorOf, representativeOf } from './people.ts';
import { russianDate } from './russian-date.ts';

/** In the order in which the road of a case comes to them. */
const sections: readonly Section[] = [
  groundSection, familySection, consentSection, paperSection, diagnosticSection, leadSection, programmeSection, decisionSection,
  recommendationSection, agreementSection, executorSection, reviewSection, questionnaireSection, letterSection, endingSection, inventorySection,
];

/** The case file as one document (дело): title page, contents with pages (опись), everything recorded. */
export const caseFileForm: CaseForm = {
  refusals: () => [],
  build: (data) => {
    const number = registerNumber(data);
    const opened = historyIn(data)?.opened;
    return {
      code: 'case-file', title: 'Дело о социальном сопровождении семьи', shortTitle: 'Дело', issuer: data.organisation.name,
      ...(number === undefined ? {} : { number }), ...(opened === undefined ? {} : { date: opened.on }),
      blocks: [
        ...titlePage(data),
        part('Опись'),
        { kind: 'contents', entries: sections.map(({ anchor, title: words }) => ({ anchor, title: words })) },
        { kind: 'pageBreak' },
        ...sections.flatMap((section, index): Block[] => [
          part(`${index + 1}. ${section.title}`, section.anchor), ...section.blocks(data),
        ]),
        signatures(
          signer('signedByCurator', 'Дело составил(а) куратор', curatorAs(data)?.name, { dated: true }),
          signer('signedByHead', 'Руководитель службы социального сопровождения'),
        ),
      ],
    } satisfies FormModel;
  },
};

function titlePage(data: DocumentData): Block[] {
  const { situation } = data;
  return [
    paragraph([value('organisation', data.organisation.name)], { align: 'center' }),
    title('ДЕЛО О СОЦИАЛЬНОМ СОПРОВОЖДЕНИИ СЕМЬИ'),
    paragraph(['№ ', value('number', registerNumber(data))], { align: 'center' }),
    fields(
      field('representative', 'Семья (представитель)', representativeOf(data)?.fullName),
      field('regulation', 'Порядок', data.regulation.title.ru),
      field('status', 'Состояние дела', situation && labelOf('caseStatuses', situation.status).ru),
      field('level', 'Уровень', situation?.history.level && labelOf('levels', situation.history.level.level).ru),
      field('startsOn', 'Сопровождение начато', russianDate(situation?.history.startedOn)),
      field('endsOn', 'Срок программы', russianDate(situation?.history.terms.at(-1)?.endsOn)),
      field('curator', 'Куратор семьи', curatorOf(data)),
      field('asOf', 'Сведения на день', russianDate(situation?.today)),
    ),
  ];
}
