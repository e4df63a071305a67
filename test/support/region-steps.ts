import { type CaseOnRoad, consentBody, decisionBody, programmeBody } from './case-road.ts';
import type { RegionRoad } from './regions.ts';

type Body = Record<string, unknown>;

/** A request of a region's road, the gate that it passes, and the action that it is. */
export interface RegionStep {
  gate: string;
  action: string;
  path: string;
  body: Body;
  as?: 'head' | 'council' | 'curator';
}

type Words = Omit<RegionStep, 'gate'>;

/** The request that passes a gate on a day. */
export function requestFor(region: RegionRoad, road: CaseOnRoad, gate: string, date: string): RegionStep {
  const [name = '', type] = gate.split(':');
  const request = type === undefined ? requests[name]?.(region, road, date) : typed(road, name, type, date);
  if (request === undefined) throw new Error(`No request passes the gate ${gate}`);
  return { gate, ...request };
}

function typed(road: CaseOnRoad, name: string, type: string, date: string): Words {
  if (name === 'paper') return { action: `recordPaper:${type}`, path: 'papers', body: { date, type, ...paperFields(road)[type] } };
  return { action: `recordDiagnostic:${type}`, path: 'diagnostics', body: diagnosticBody(road, date, type) };
}

export function diagnosticBody({ child }: CaseOnRoad, date: string, kind: string): Body {
  return { date, kind, conclusion: 'Нужна помощь', specialistName: 'Психологова Ольга Примеровна', memberIds: [child] };
}

/** What each type of paper says beside its type and date. */
function paperFields({ mother }: CaseOnRoad): Record<string, Body> {
  return {
    application: { memberId: mother },
    cooperationConsent: { memberId: mother },
    individualServicesProgramme: { number: 'ИППСУ-1', issuedOn: '2026-02-20', issuer: 'Центр занятости' },
    personalDocuments: { documents: [{ name: 'паспорт', memberId: mother }] },
    livingConditionsReport: { specialistNames: ['Кураторова Анна Тестовна'], conclusion: 'Условия удовлетворительные' },
    needAssessment: { conclusion: 'Нужна помощь врача', needs: ['medical', 'social'] },
    interviewResults: { method: 'conversation', summary: 'Семья просит помощи' },
    familyPassport: { number: 'П-1' },
    writtenRefusal: { memberId: mother, text: 'Прошу прекратить сопровождение.' },
  };
}

export function paperBody(road: CaseOnRoad, date: string, type: string): Body {
  return { date, type, ...paperFields(road)[type] };
}

const requests: Record<string, (region: RegionRoad, road: CaseOnRoad, date: string) => Words> = {
  consent: (_, road, date) => ({ action: 'recordConsent', path: 'consents', body: consentBody(road, date) }),
  curator: ({ curatorId }, { cast }, date) => ({
    action: 'assignCurator', path: 'curator-assignments', as: 'head', body: { date, specialistId: curatorId ?? cast.specialist.id },
  }),
  level: ({ level }, _, date) => ({
    action: 'assignLevel', path: 'level-assignments', body: { date, level, reason: 'По обстоятельствам семьи' },
  }),
  programmeDrafted: ({ due, termMonths }, road, date) => ({
    action: 'draftProgramme', path: 'programmes',
    body: { ...programmeBody(road, date, due), ...(termMonths === undefined ? {} : { termMonths }) },
  }),
  programmeSubmitted: ({ body }, _, date) => ({
    action: 'submitProgramme', path: 'programmes/1/submissions', body: { date, body },
  }),
  programmeApproved: ({ body, decider }, _, date) => ({
    action: 'decide:approveProgramme', path: 'decisions', as: decider,
    body: decisionBody(date, 'approveProgramme', { body, programmeNumber: 1 }),
  }),
  programmeSigned: (_, { mother }, date) => ({
    action: 'signProgramme', path: 'signatures', body: { date, programmeNumber: 1, act: 'signed', signer: 'family', memberId: mother },
  }),
  copyHandedOver: (_, { mother }, date) => ({
    action: 'handOverCopy', path: 'signatures',
    body: { date, programmeNumber: 1, act: 'copyHandedOver', signer: 'family', memberId: mother },
  }),
  agreement: ({ desiredResult }, { mother }, date) => ({
    action: 'concludeAgreement', path: 'agreements',
    body: { date, number: 'Д-1', memberId: mother, ...(desiredResult === undefined ? {} : { familyDesiredResult: desiredResult }) },
  }),
  programmeSent: (_, { cast }, date) => ({
    action: 'sendProgramme', path: 'distributions',
    body: { date, programmeNumber: 1, recipients: [{ name: cast.partner.name, organisationId: cast.partner.id }] },
  }),
};
