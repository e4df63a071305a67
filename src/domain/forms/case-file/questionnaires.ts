import type { FactData } from '../../case/facts.ts';
import { recordTable } from '../compose.ts';
import { type DocumentData, factsOf } from '../document-data.ts';
import { russianDate } from '../russian-date.ts';
import type { Section } from './section.ts';

/** What the family answered when it was asked (анкетирование семьи). */
export const questionnaireSection: Section = {
  anchor: 'questionnaires', title: 'Анкеты семьи',
  blocks: (data) => [recordTable('questionnaires', [
    ['date', 'Дата', 2.7, 'center'], ['who', 'Кто отвечал', 3.5], ['satisfaction', 'Удовлетворённость', 4.2, 'center'],
    ['overcame', 'Трудность преодолена', 3, 'center'], ['words', 'Своими словами; отдельные оценки', 4],
  ], factsOf(data, 'questionnaire').map(({ on, data: answered }) => [
    russianDate(on), whoAnswered(data, answered), `${answered.satisfaction} из 5`, overcameWords[answered.overcame], wordsOf(answered),
  ]))],
};

type Answered = FactData['questionnaire'];

function whoAnswered({ family }: DocumentData, { memberId, channel }: Answered): string {
  const name = memberId === undefined ? 'анонимно' : family?.members.find(({ id }) => id === memberId)?.fullName ?? '';
  return `${name}, ${channelWords[channel]}`;
}

const channelWords: Record<Answered['channel'], string> = { paper: 'на бумаге', phone: 'по телефону', visit: 'при посещении', online: 'в сети' };
const overcameWords: Record<Answered['overcame'], string> = { yes: 'да', partly: 'частично', no: 'нет' };
const topicWords: Record<keyof NonNullable<Answered['answers']>, string> = {
  timeliness: 'своевременность', attitude: 'отношение специалистов', usefulness: 'соответствие потребности', clarity: 'понятность',
};

function wordsOf({ answers = {}, text = '' }: Answered): string {
  const marks = Object.entries(answers).map(([topic, mark]) => `${topicWords[topic as keyof typeof topicWords]} — ${mark}`).join(', ');
  return [text, marks].filter(Boolean).join('. ');
}
