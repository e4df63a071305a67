import { familyBody, membersOf } from './plan.ts';
import type { CaseState, Family, Organisation } from './shapes.ts';
import { answered, caseNow, expect, present, reach, read, readList, record, refused, refusedFact, type Stage } from './stage.ts';

/** The family comes: it is entered, and a case is opened by the mother's application. */
export async function theFamilyComes(stage: Stage): Promise<void> {
  const { api, say, dates, cast } = stage;
  say.chapter('Выявление: семья обращается');
  const family = answered(
    await api.call<Family>('demo-curator', 'POST', '/v1/families', { body: familyBody(dates.today) }), 201, 'Семья внесена',
  );
  cast.family = family;
  cast.organisations = await readList<Organisation>(stage, 'demo-integration', '/v1/organisations');
  say.done(`внесена семья с ребёнком-инвалидом: ${family.members.map(({ fullName }) => fullName).join(', ')}`);
  await editingTheFamily(stage, family);
  await openingTheCase(stage, family);
}

async function editingTheFamily(stage: Stage, { id }: Family): Promise<void> {
  const path = `/v1/families/${id}`;
  const body = { contactPhone: '+7 900 000-00-06' };
  await refused(stage, 'demo-integration', 'PATCH', path, 'правка телефона без If-Match', { status: 428, codes: ['if-match-missing'] }, { body });
  const { headers } = await stage.api.call<Family>('demo-integration', 'GET', path);
  const etag = present(headers.get('etag'), 'ETag семьи');
  const edited = await stage.api.call<Family>('demo-integration', 'PATCH', path, { body, headers: { 'if-match': etag } });
  answered(edited, 200, 'Правка телефона');
  stage.say.done('телефон исправлен по прочитанному ETag');
  const stale = { body, headers: { 'if-match': etag } };
  await refused(stage, 'demo-integration', 'PATCH', path, 'та же правка по устаревшему ETag', { status: 412, codes: ['version-stale'] }, stale);
}

async function openingTheCase(stage: Stage, family: Family): Promise<void> {
  const { api, say, dates, cast } = stage;
  const { mother, son } = membersOf(family);
  await reach(stage, dates.day(0));
  const body = {
    familyId: family.id,
    date: dates.day(0),
    ground: 'parentApplication',
    form: 'group',
    applicantMemberId: mother.id,
    circumstances: [
      { code: 'disabledChild' },
      { code: 'lowSocialOrLegalCompetence' },
      { code: 'otherSigns', note: 'Из подъезда не вывезти коляску: нет пандуса.' },
    ],
  };
  const wrong = { ...body, applicantMemberId: son.id };
  await refused(stage, 'demo-integration', 'POST', '/v1/cases', 'заявление от имени ребёнка как родителя',
    { status: 422, codes: ['applicant.not-representative'], clause: 'п. 4.3' }, { body: wrong });
  await refused(stage, 'demo-integration', 'POST', '/v1/cases', 'поле, которого нет: «status»',
    { status: 400, codes: ['field.unknown'] }, { body: { ...body, status: 'active' } });
  await refused(stage, 'demo-integration', 'POST', '/v1/cases', 'запись без Idempotency-Key',
    { status: 400, codes: ['idempotency-key-missing'] }, { body, key: null });
  const opened = answered(await api.call<CaseState>('demo-curator', 'POST', '/v1/cases', { body }), 201, 'Дело открыто');
  cast.caseId = opened.id;
  say.done(`${body.date} открыто дело ${opened.id} по заявлению матери`);
  say.standing(opened);
  const deadline = present(opened.deadlines.find(({ code }) => code === 'programmeApproval'), 'срок утверждения программы');
  say.note(`срок: ${deadline.text} — до ${deadline.dueOn} (${deadline.citation.regulation}, ${deadline.citation.clause})`);
  await refused(stage, 'demo-integration', 'POST', '/v1/cases', 'второе дело той же семьи', { status: 409, codes: ['case.open-already'] }, { body });
}

/** The papers that come first, and what is refused without them. */
export async function firstPapers(stage: Stage): Promise<void> {
  const { dates, cast } = stage;
  const family = present(cast.family, 'семья');
  const { mother } = membersOf(family);
  const draft = { date: dates.day(0), goal: 'Цель', tasks: [], expectedResults: 'Результат', measures: [earlyMeasure(dates.start)] };
  await refusedFact(stage, 'demo-curator', 'programmes', draft, 'проект программы раньше документов', { status: 409, codes: ['gate.missing'] });
  await record(stage, 'demo-curator', 'papers',
    { date: dates.day(0), type: 'application', memberId: mother.id, text: 'Прошу принять семью на социальное сопровождение.' },
    'документ: письменное заявление');
  const consent = { date: dates.day(0), memberId: mother.id, textVersion: '2026-1' };
  await refusedFact(stage, 'demo-curator', 'consents', { ...consent, scope: ['outsideSpecialists'] },
    'согласие без самой обработки данных', { status: 422, codes: ['consent.processing-required'] });
  await record(stage, 'demo-curator', 'consents', { ...consent, scope: ['processing', 'transferToExecutors', 'outsideSpecialists'] },
    'согласие на обработку персональных данных и привлечение других организаций');
  const state = await record(stage, 'demo-curator', 'papers',
    { date: dates.day(0), type: 'individualServicesProgramme', number: 'ИППСУ-05', issuedOn: dates.day(0), issuer: 'Отдел социальной защиты' },
    'документ: ИППСУ');
  expect(state.status === 'assessment', 'После первых документов дело переходит к определению статуса семьи', state.status);
}

function earlyMeasure(dueOn: string) {
  return { helpType: 'medical', title: 'Обследование', dueOn, targetMemberIds: [], executor: { kind: 'curator' }, coExecutors: [] };
}

/** Who sees what of the case. */
export async function whoSeesWhat(stage: Stage): Promise<void> {
  const { say, cast } = stage;
  say.chapter('Кто что видит');
  const path = `/v1/cases/${present(cast.caseId, 'дело')}`;
  await refused(stage, 'demo-partner', 'GET', path, 'соисполнитель читает дело', { status: 403, codes: ['forbidden'] });
  await refused(stage, 'demo-ministry', 'GET', `/v1/families/${present(cast.family, 'семья').id}`, 'министерство читает паспорт семьи',
    { status: 403, codes: ['forbidden'] });
  await refused(stage, 'demo-curator', 'GET', '/v1/cases/01990000-0000-7000-8000-00000000dead', 'чужое или несуществующее дело',
    { status: 404, codes: ['not-found'] });
  const seen = await read<CaseState>(stage, 'demo-commission', path);
  say.done(`комиссия (КДНиЗП) видит состояние и сроки дела своего муниципалитета: ${seen.status}`);
  const { allowedActions } = await caseNow(stage);
  const allowed = allowedActions.filter(({ allowed: may }) => may).map(({ action }) => action);
  say.note(`сейчас возможны действия: ${allowed.join(', ')}`);
}
