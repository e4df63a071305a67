import { Type } from 'typebox';
import type { ReferenceListName } from '../../domain/reference/index.ts';
import type { OperationId } from '../access.ts';
import { helpType } from '../facts/help-type.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { entrySchema } from './entry-schema.ts';

/** One reference list as it is published. */
export interface PublishedList {
  operationId: OperationId;
  /** The last part of the address. */
  path: string;
  list: ReferenceListName;
  /** The name of the list's schema in the published document. */
  schema: string;
  summary: string;
  description: string;
  item: ReturnType<typeof entrySchema>;
}

const ReferenceEntry = entrySchema('ReferenceEntry', 'Запись справочника.');

const takesText = Type.Optional(Type.Boolean({ description: 'К этому коду прилагается пояснение словами.' }));

const Level = entrySchema('LevelEntry', 'Уровень социального сопровождения.', {
  meaning: closed(
    { ru: Type.String({ description: 'По-русски.' }), en: Type.String({ description: 'По-английски.' }) },
    { description: 'На что направлены мероприятия уровня.' },
  ),
});

const Category = entrySchema('CategoryEntry', 'Категория семьи.', {
  within: Type.Optional(Type.String({ description: 'Код категории, частью которой является эта.' })),
  expectsChild: Type.Optional(
    Type.Boolean({ description: 'Категория относится и к беременным: ребёнок может только ожидаться.' }),
  ),
  childUnderYears: Type.Optional(
    closed(
      {
        years: Type.Integer({ description: 'Возраст, полных лет.' }),
        regulations: Type.Array(Type.String(), { description: 'Порядки, в которых действует предел.' }),
      },
      { description: 'Категория действует, пока ребёнок младше указанного возраста.' },
    ),
  ),
  takesText,
});

const Circumstance = entrySchema('CircumstanceEntry', 'Обстоятельство.', { takesText });

const Outcome = entrySchema('OutcomeEntry', 'Итог сопровождения.', {
  kind: choice(['success', 'withoutSuccess', 'notTaken'], {
    description: 'С положительным результатом, без него, или сопровождение не начиналось.',
  }),
});

const Kinship = entrySchema('KinshipEntry', 'Степень родства.', {
  parent: Type.Optional(Type.Boolean({ description: 'Родитель или законный представитель по самому родству.' })),
  child: Type.Optional(Type.Boolean({ description: 'Ребёнок этой семьи.' })),
});

const Indicator = entrySchema('IndicatorEntry', 'Целевой индикатор.', {
  unit: choice(['count', 'percent'], { description: '`count` — число, `percent` — доля в процентах.' }),
});

const WorkDirection = entrySchema('WorkDirectionEntry', 'Направление работы с семьёй.', { helpType });

/** The lists under /v1/reference, one entry each. */
export const publishedLists: readonly PublishedList[] = [
  {
    operationId: 'listLevels',
    path: 'levels',
    list: 'levels',
    schema: 'LevelList',
    summary: 'Уровни',
    description: 'Уровни социального сопровождения: адаптационный, базовый, кризисный, экстренный.',
    item: Level,
  },
  {
    operationId: 'listCategories',
    path: 'categories',
    list: 'categories',
    schema: 'CategoryList',
    summary: 'Категории семей',
    description: 'Категории семей, которым предоставляется социальное сопровождение.',
    item: Category,
  },
  {
    operationId: 'listCircumstances',
    path: 'circumstances',
    list: 'circumstances',
    schema: 'CircumstanceList',
    summary: 'Обстоятельства',
    description: 'Обстоятельства, обусловливающие нуждаемость в социальном сопровождении.',
    item: Circumstance,
  },
  {
    operationId: 'listHelpTypes',
    path: 'help-types',
    list: 'helpTypes',
    schema: 'HelpTypeList',
    summary: 'Виды помощи',
    description: 'Виды помощи: медицинская, психологическая, педагогическая, юридическая, социальная, иная.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listGrounds',
    path: 'grounds',
    list: 'grounds',
    schema: 'GroundList',
    summary: 'Основания',
    description: 'Основания для социального сопровождения: заявление, сообщение, постановление КДНиЗП, обращение.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listOutcomes',
    path: 'outcomes',
    list: 'outcomes',
    schema: 'OutcomeList',
    summary: 'Итоги',
    description: 'Итоги сопровождения: чем оно завершилось или почему не началось.',
    item: Outcome,
  },
  {
    operationId: 'listPaperTypes',
    path: 'paper-types',
    list: 'paperTypes',
    schema: 'PaperTypeList',
    summary: 'Виды документов',
    description: 'Виды документов дела: заявление, согласия, ИППСУ, акт обследования и другие.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listConsentScopes',
    path: 'consent-scopes',
    list: 'consentScopes',
    schema: 'ConsentScopeList',
    summary: 'Объём согласия',
    description: 'На что даётся согласие на обработку персональных данных; `processing` есть в каждом согласии.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listDecisionKinds',
    path: 'decision-kinds',
    list: 'decisionKinds',
    schema: 'DecisionKindList',
    summary: 'Виды решений',
    description: 'Виды решений по делу: утверждение программы, продление, изменение уровня, завершение и другие.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listBodies',
    path: 'bodies',
    list: 'bodies',
    schema: 'BodyList',
    summary: 'Органы, принимающие решения',
    description: 'Консилиум, межведомственная рабочая группа, КДНиЗП, организатор сопровождения.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listKinships',
    path: 'kinships',
    list: 'kinships',
    schema: 'KinshipList',
    summary: 'Степени родства',
    description: 'Степень родства члена семьи для паспорта семьи и формы программы.',
    item: Kinship,
  },
  {
    operationId: 'listTechnologies',
    path: 'technologies',
    list: 'technologies',
    schema: 'TechnologyList',
    summary: 'Социальные технологии',
    description: 'Социальные технологии, рекомендованные центрам: «Мобильная бригада», «Правовой навигатор семьи» и другие.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listWorkForms',
    path: 'work-forms',
    list: 'workForms',
    schema: 'WorkFormList',
    summary: 'Формы работы',
    description: 'Формы работы, рекомендованные центрам: школы для родителей, служба трудовой реабилитации.',
    item: ReferenceEntry,
  },
  {
    operationId: 'listIndicators',
    path: 'indicators',
    list: 'indicators',
    schema: 'IndicatorList',
    summary: 'Целевые индикаторы',
    description: 'Целевые индикаторы и показатели результатов модельной программы.',
    item: Indicator,
  },
  {
    operationId: 'listWorkDirections',
    path: 'work-directions',
    list: 'workDirections',
    schema: 'WorkDirectionList',
    summary: 'Направления работы с семьёй',
    description: 'Направления работы с семьёй по видам помощи, по которым разложен каталог мероприятий.',
    item: WorkDirection,
  },
  {
    operationId: 'listAccessPurposes',
    path: 'access-purposes',
    list: 'accessPurposes',
    schema: 'AccessPurposeList',
    summary: 'Причины обращения к данным семьи',
    description: 'Причины, по которым смотрят данные семьи: значения заголовка `X-Access-Purpose`.',
    item: ReferenceEntry,
  },
];
