import type { LocalDate } from '../../src/domain/calendar/local-date.ts';
import { addMonths } from '../../src/domain/calendar/terms.ts';
import type { Executor, Family, Measure, Organisation } from './shapes.ts';
import { workdayUpTo } from './dates.ts';
import { present } from './stage.ts';

// Everybody here is plainly invented. The measures are of the kinds that Appendix 5 to Tatarstan's model programme lists for families
// with a disabled child, one or more for each direction of work, in words of our own.

/** A family with a disabled child, as the first page of the programme's form tells it. */
export function familyBody(today: LocalDate) {
  const born = (years: number, more: number) => addMonths(today, -(years * 12 + more));
  const member = (fullName: string, kinship: string, birthDate: LocalDate, legalRepresentative = false) =>
    ({ fullName, kinship, birthDate, legalRepresentative });
  return {
    municipality: 'Примерский муниципальный район',
    address: 'г. Примерск, ул. Сценарная, д. 5, кв. 12',
    completeness: 'singleParent',
    categories: ['disabledChild', 'singleMother', 'lowIncome'],
    contactPhone: '+7 900 000-00-05',
    members: [
      member('Сценариева Алина Примеровна', 'mother', born(37, 2), true),
      member('Сценариев Тимур Примерович', 'son', born(10, 4)),
      member('Сценариева Диана Примеровна', 'daughter', born(14, 1)),
      member('Сценариева Роза Тестовна', 'grandmother', born(66, 7)),
    ],
  };
}

/** The family's members by what they are in the road. */
export function membersOf({ members }: Family) {
  const [mother, son, daughter, grandmother] = members;
  return {
    mother: present(mother, 'мать'), son: present(son, 'сын'), daughter: present(daughter, 'дочь'), grandmother: present(grandmother, 'бабушка'),
  };
}

export type NewMeasure = Omit<Measure, 'number'>;

interface Who {
  clinic: Executor;
  psychologists: Executor;
  centre: Executor;
  curator: Executor;
}

function executorsOf(organisations: readonly Organisation[]): Who {
  const partners = organisations.filter(({ kind }) => kind === 'partner');
  const of = (organisation: Organisation | undefined, what: string): Executor =>
    ({ kind: 'organisation', organisationId: present(organisation, what).id });
  return {
    clinic: of(partners[0], 'соисполнитель'),
    psychologists: of(partners[1] ?? partners[0], 'соисполнитель'),
    centre: of(organisations.find(({ kind }) => kind === 'provider'), 'организатор сопровождения'),
    curator: { kind: 'curator' },
  };
}

/** The whole plan: five kinds of help and the other ones, due month by month within the first term. */
export function wholePlan(family: Family, organisations: readonly Organisation[], start: LocalDate): NewMeasure[] {
  const { clinic, psychologists, centre, curator } = executorsOf(organisations);
  const { mother, son, daughter, grandmother } = membersOf(family);
  const [mum, boy, girl, gran] = [mother.id, son.id, daughter.id, grandmother.id];
  const motherHerself: Executor = { kind: 'familyMember', memberId: mum };
  const line = lineFrom(start);
  return [
    line('medical', 1, 'Обследование ребёнка у профильных врачей', [boy], clinic, [motherHerself]),
    line('medical', 2, 'Кресло-коляска: получение и обучение обращению с нею', [boy, mum], clinic, [curator], 'кабинет технических средств реабилитации'),
    line('medical', 5, 'Путёвка в санаторий для ребёнка с сопровождающим', [boy, mum], clinic, [curator]),
    line('legal', 1, 'Занятие «Правовой навигатор семьи» о мерах поддержки', [mum, gran], centre, []),
    line('legal', 2, 'Компенсация платы за жилищно-коммунальные услуги', [mum], curator, [motherHerself]),
    line('legal', 3, 'Бесплатная консультация юриста по жилищному вопросу', [mum], centre, [curator]),
    line('pedagogical', 2, 'Клуб взаимопомощи: навыки ухода за ребёнком и его развития', [mum, gran], centre, [psychologists]),
    line('pedagogical', 3, 'Семейные прогулки и праздники клуба', [mum, boy, girl], centre, [motherHerself]),
    line('pedagogical', 2, 'Психолого-медико-педагогическая комиссия и место в школе', [boy], psychologists, [curator]),
    line('pedagogical', 1, 'Бесплатный кружок для дочери', [girl], curator, [motherHerself]),
    line('psychological', 1, 'Углублённая психодиагностика ребёнка', [boy], psychologists, [], 'кабинет психолога'),
    line('psychological', 4, 'Тренинг для матери и беседы с близкими о поддержке', [mum, gran], psychologists, [curator]),
    line('social', 1, 'Бесплатное горячее питание ребёнка в школе', [boy], curator, [centre]),
    line('social', 4, 'Надомная работа для матери через центр занятости', [mum], curator, [motherHerself]),
    line('social', 3, 'Развивающие пособия от благотворительного фонда', [boy], centre, []),
    line('social', 5, 'Волонтёр сопровождает ребёнка на прогулках и к врачу', [boy], centre, [curator]),
    line('other', 4, 'Пандус у подъезда вместе с управляющей организацией', [boy, mum], curator, [centre]),
  ];
}

/** The corrected plan for the extension: what was not done, and what has come up since. */
export function correctedPlan(family: Family, organisations: readonly Organisation[], start: LocalDate): NewMeasure[] {
  const { clinic, psychologists, curator } = executorsOf(organisations);
  const { mother, son } = membersOf(family);
  const line = lineFrom(start);
  return [
    line('medical', 2, 'Путёвка в санаторий: новая очередь', [son.id, mother.id], clinic, [curator]),
    line('psychological', 2, 'Закрепляющие занятия матери и сына', [mother.id, son.id], psychologists, []),
    line('social', 1, 'Первый месяц работы матери: что мешает и чем помочь', [mother.id], curator, []),
  ];
}

function lineFrom(start: LocalDate) {
  return (
    helpType: string, afterMonths: number, title: string, targetMemberIds: string[], executor: Executor, coExecutors: Executor[], place?: string,
  ): NewMeasure => ({
    helpType, title, targetMemberIds, executor, coExecutors, dueOn: workdayUpTo(addMonths(start, afterMonths)),
    ...(place === undefined ? {} : { place }),
  });
}
