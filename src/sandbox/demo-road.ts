import { addDays, type LocalDate } from '../domain/calendar/local-date.ts';
import type { FactData } from '../domain/case/facts.ts';
import { type Gate, gateKey } from '../domain/regulations/gate-rule.ts';
import { organisationId, specialistId } from './demo-people.ts';
import { bodyFor, decisionFact, type DemoFact, type DemoScene, ROAD_DAYS } from './demo-scene.ts';

/**
 * The facts that bring a family along the road: whichever gates its regulation has, in its order, spread over the days of the road. A
 * story that stands still somewhere takes the gates of the steps before that status.
 */
export function roadFacts(scene: DemoScene): DemoFact[] {
  const { regulation, story, openedOn } = scene;
  const steps = regulation.rules.steps.value;
  const all = steps.flatMap(({ gates }) => gates).filter(({ gate }) => gate !== 'ground');
  const reached = steps.findIndex(({ status }) => status === story.upTo);
  const passed = reached < 0 ? all : steps.slice(0, reached).flatMap(({ gates }) => gates).filter(({ gate }) => gate !== 'ground');
  // Some way into a step there is a day for each of its gates, as if each took its time; the last one falls on the last day.
  const length = Math.min(ROAD_DAYS, story.daysAgo ?? ROAD_DAYS);
  return passed.map((gate, index) => {
    const on = addDays(openedOn, Math.floor(((index + 1) * length) / all.length));
    return gateFact(scene, gate, on);
  });
}

function gateFact(scene: DemoScene, gate: Gate, on: LocalDate): DemoFact {
  if (gate.gate === 'paper') return paperFact(scene, gate.type ?? '', on);
  const make = gateFacts[gate.gate];
  if (make === undefined) throw new Error(`The demo has no fact that passes the gate ${gateKey(gate)}`);
  return make(scene, on);
}

const gateFacts: Partial<Record<Gate['gate'], (scene: DemoScene, on: LocalDate) => DemoFact>> = {
  consent: ({ motherId, story: { consentEndsIn }, today }, on) => ({
    kind: 'consent', on,
    data: () => ({
      memberId: motherId, textVersion: '2026-1', scope: ['processing', 'transferToExecutors', 'outsideSpecialists'],
      ...(consentEndsIn === undefined ? {} : { validUntil: addDays(today, consentEndsIn) }),
    }),
  }),
  diagnostic: ({ motherId }, on) => ({
    kind: 'diagnostic', on, data: () => ({ kind: 'primary', conclusion: 'Нужна помощь специалистов.', memberIds: [motherId] }),
  }),
  curator: ({ region, story }, on) => (
    { kind: 'curatorAssignment', on, data: () => ({ specialistId: specialistId(region, story.curator) }) }),
  level: ({ level }, on) => ({ kind: 'levelAssignment', on, data: () => ({ level, reason: 'По обстоятельствам семьи.' }) }),
  programmeDrafted: (scene, on) => ({ kind: 'programme', on, data: () => programme(scene) }),
  programmeSubmitted: ({ regulation }, on) => (
    { kind: 'submission', on, data: () => ({ programmeNumber: 1, body: bodyFor(regulation, 'approveProgramme') }) }),
  programmeApproved: (scene, on) => decisionFact(scene, 'approveProgramme', on, { programmeNumber: 1 }),
  programmeSigned: ({ motherId }, on) => (
    { kind: 'signature', on, data: () => ({ programmeNumber: 1, act: 'signed', signer: 'family', memberId: motherId }) }),
  copyHandedOver: ({ motherId }, on) => (
    { kind: 'signature', on, data: () => ({ programmeNumber: 1, act: 'copyHandedOver', signer: 'family', memberId: motherId }) }),
  agreement: ({ motherId, story, regulation }, on) => ({
    kind: 'agreement', on,
    data: () => ({
      number: `Д-${story.family}`, memberId: motherId,
      ...(regulation.rules.agreement.value.familyDesiredResult ? { familyDesiredResult: 'Справляться самим.' } : {}),
    }),
  }),
  programmeSent: ({ region }, on) => ({
    kind: 'distribution', on,
    data: () => ({
      programmeNumber: 1, recipients: [{ name: 'Детская поликлиника № 0 «Примерная»', organisationId: organisationId(region, 2) }],
    }),
  }),
};

const paperDetails: Record<string, Record<string, unknown>> = {
  personalDocuments: { documents: [{ name: 'паспорт' }, { name: 'свидетельство о рождении' }] },
  livingConditionsReport: { specialistNames: ['Кураторова А. О.'], conclusion: 'Условия удовлетворительные.' },
  interviewResults: { method: 'conversation', summary: 'Семья просит помочь с реабилитацией ребёнка.' },
  needAssessment: { conclusion: 'Нужна помощь врача и психолога.', needs: ['medical', 'psychological'] },
  writtenRefusal: { text: 'Прошу прекратить сопровождение.' },
};

/** A paper of whichever type a regulation asks for. */
export function paperFact({ motherId, story }: DemoScene, type: string, on: LocalDate): DemoFact {
  const number = ['individualServicesProgramme', 'familyPassport'].includes(type) ? { number: `Д-${story.family}` } : {};
  return { kind: 'paper', on, data: () => ({ type, memberId: motherId, details: paperDetails[type] ?? {}, ...number }) };
}

/** The days of the two measures after the programme's start. */
export const measureDays = [45, 75] as const;

function programme({ region, level, termMonths, startsOn, motherId, sonId }: DemoScene): FactData['programme'] {
  const [first, second] = measureDays;
  const clinic = { kind: 'organisation', organisationId: organisationId(region, 2) } as const;
  const psychologists = { kind: 'organisation', organisationId: organisationId(region, 6) } as const;
  return {
    number: 1, level, termMonths,
    goal: 'Преодоление трудностей семьи с ребёнком-инвалидом.',
    tasks: ['Организовать реабилитацию ребёнка', 'Поддержать родителя'],
    expectedResults: 'Семья получает помощь и справляется сама.',
    measures: [
      {
        number: 1, helpType: 'medical', title: 'Медицинское обследование ребёнка', dueOn: addDays(startsOn, first),
        targetMemberIds: [sonId], executor: clinic, coExecutors: [],
      },
      {
        number: 2, helpType: 'psychological', title: 'Занятия с психологом', dueOn: addDays(startsOn, second),
        targetMemberIds: [motherId, sonId], executor: psychologists, coExecutors: [{ kind: 'curator' }],
      },
    ],
  };
}
