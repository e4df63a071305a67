import type { CatalogueEntry } from './catalogue-entry.ts';

/** Surveys of a resource centre. */
export const surveyErrors = {
  'survey.end-before-start': {
    kind: 'input',
    ru: 'Опрос кончается {to}, раньше своего начала {from}.',
    en: 'The survey ends on {to}, before its start on {from}.',
  },
  'survey.code-repeated': {
    kind: 'input',
    ru: 'Код «{value}» встречается не в первый раз: у каждого свой.',
    en: 'The code “{value}” is there already: each has its own.',
  },
  'survey.date-outside': {
    kind: 'input',
    ru: 'День ответа {date} не входит в период опроса: с {from} по {to}.',
    en: 'The day of the answer, {date}, is outside of the survey’s period, {from} to {to}.',
  },
  'survey.answer-misfit': {
    kind: 'input',
    ru: 'На вопрос «{question}» (вид {kind}) отвечают иначе: на scale — mark, на choice — option, на text — text.',
    en: 'The question “{question}” ({kind}) is answered otherwise: scale by mark, choice by option, text by text.',
  },
  'survey.closed': {
    kind: 'state',
    ru: 'Опрос закрыт {date}: ответы больше не принимаются.',
    en: 'The survey was closed on {date}: no more answers are taken.',
  },
} as const satisfies Record<string, CatalogueEntry>;
