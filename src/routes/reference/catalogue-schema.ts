import { Type } from 'typebox';
import { helpType } from '../facts/help-type.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { ReferenceSource } from './entry-schema.ts';

const Direction = closed(
  {
    code: Type.String({ description: 'Код из `/v1/reference/work-directions`.' }),
    ru: Type.String({ description: 'Наименование по-русски.' }),
    en: Type.String({ description: 'Наименование по-английски.' }),
  },
  { description: 'Направление работы с семьёй.' },
);

/** A line of an appendix in which a measure stands. */
export const MeasureLink = named(
  'MeasureLink',
  closed(
    {
      appendix: Type.Integer({ description: 'Номер приложения, от 4 до 11.' }),
      category: Type.String({ description: 'Категория семей, для которой составлено приложение.' }),
      direction: Direction,
      line: Type.Integer({ description: 'Номер мероприятия в таблице приложения, считая от 1.' }),
      source: ReferenceSource,
    },
    { description: 'Строка приложения, в которой стоит мероприятие.' },
  ),
);

/** What a measure of the catalogue has wherever it is shown. */
export const measureTitle = {
  code: Type.String({ description: 'Постоянный код мероприятия: он же `catalogueCode` в программе.' }),
  ru: Type.String({ description: 'Краткое наименование по-русски; полный текст — в приложении.' }),
  en: Type.String({ description: 'Краткое наименование по-английски.' }),
  helpType,
};

export const CatalogueMeasure = named(
  'CatalogueMeasure',
  closed(
    { ...measureTitle, links: Type.Array(MeasureLink, { description: 'Все строки приложений с этим мероприятием.' }) },
    { description: 'Мероприятие каталога.' },
  ),
);

const link = {
  appendix: 5,
  category: 'disabledChild',
  direction: {
    code: 'recreation',
    ru: 'оздоровление и отдых в санаториях и лагерях',
    en: 'health and rest in sanatoriums and camps',
  },
  line: 21,
  source: { regulation: 'tatarstan-2017', clause: 'прил. № 5, разд. V' },
};

export const linksExample = [link];

export const measureTitleExample = {
  code: 'medical.sanatorium',
  ru: 'Документы на санаторно-курортное лечение',
  en: 'Papers for treatment in a sanatorium',
  helpType: 'medical' as const,
};
