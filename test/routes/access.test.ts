import t from 'tap';
import { roles, type Role } from '../../src/operations/context.ts';
import { access, doorOf } from '../../src/routes/access.ts';
import type { Door, OperationId, Sight } from '../../src/routes/access.ts';
import { roleWords, sightWords } from '../../src/routes/access-words.ts';
import { fieldCatalogue } from '../../src/routes/field-catalogue.ts';
import { preferredLanguage } from '../../src/routes/plugins/language.ts';
import { problemCatalogue } from '../../src/routes/problem-catalogue.ts';
import { absentDatabase, testApp } from '../support/app.ts';

type Json = Record<string, unknown>;

const doors = Object.entries<Door | 'public'>(access).filter((entry): entry is [string, Door] => entry[1] !== 'public');

t.test('an operation that the table does not know cannot be registered', async (t) => {
  t.throws(() => doorOf('dropEverything' as OperationId), /access table/);
  t.throws(() => doorOf('toString' as OperationId), /access table/);
});

t.test('of family data each role sees its own part, and an administrator none', async (t) => {
  const part: Record<Role, Sight | undefined> = {
    curator: 'ownCases', head: 'organisation', council: 'organisation', integration: 'organisation',
    commission: 'municipality', partner: 'ownMeasures', ministry: 'figures', resourceCentre: 'figures', admin: undefined,
  };
  const strange = doors.filter(([, { families }]) => families).flatMap(([operation, door]) =>
    roles.filter((role) => role in door.roles && door.roles[role] !== part[role]).map((role) => `${operation} ${role} ${door.roles[role]}`));
  t.same(strange, []);
  const ofFamilies: Sight[] = ['ownCases', 'municipality', 'ownMeasures', 'figures'];
  const unrecorded = doors.filter(([, { families, roles: seeing }]) => !families && Object.values(seeing).some((sight) => ofFamilies.includes(sight)));
  // A link holds no family: what is recorded is each look at the calendar that it leads to.
  t.same(unrecorded.map(([operation]) => operation), ['listCalendarLinks', 'createCalendarLink', 'revokeCalendarLink']);
});

t.test('a commission, a partner and a ministry come to few operations, each named here', async (t) => {
  const open = (role: Role) => doors.filter(([, { families, roles: seeing }]) => families && role in seeing).map(([operation]) => operation).sort();
  t.same(open('commission'), [
    'getAlert', 'getCase', 'getCaseStatus', 'getCommissionAgenda', 'getDecision', 'getExternalCase', 'getExternalProgramme', 'getRecommendation', 'getRecommendationAnswer',
    'getResolution', 'getSessionAgenda', 'getSubmittedReport', 'getSubmittedReportAsPaper', 'getSubmittedReportAsWorkbook', 'listAlerts', 'listCaseStatuses', 'listCases', 'listDecisions', 'listRecommendationAnswers',
    'listRecommendations', 'listResolutions', 'listSubmittedReports', 'lookUpCaseStatuses', 'receiveResolution',
  ]);
  t.same(open('partner'), [
    'answerPartnerLetter', 'confirmPartnerProgramme', 'getExternalMeasure', 'getExternalProgramme', 'getPartnerLetter', 'getPartnerMeasure', 'getPartnerProgramme', 'listPartnerLetters',
    'listPartnerMeasures', 'listPartnerProgrammes', 'markPartnerMeasure', 'reportPartnerMeasure',
  ]);
  t.same(open('ministry'), [
    'countCases', 'countCasesAsTable', 'getDynamicsChart', 'getIndicators', 'getIndicatorsAsPdf', 'getIndicatorsAsWorkbook', 'getQuarterlyReport', 'getQuarterlyReportAsPaper', 'getQuarterlyReportAsWorkbook', 'getSubmittedReport', 'getSubmittedReportAsPaper', 'getSubmittedReportAsWorkbook',
    'listReportStandings', 'listSubmittedReports',
  ]);
  t.same(open('resourceCentre'), open('ministry'));
  t.same(open('admin'), []);
});

/** What tells of a family. */
const telling = ['familyId', 'caseId', 'fullName', 'address', 'contactPhone', 'birthDate'];

t.test('an operation whose calls are not recorded answers with nothing about a family', async (t) => {
  const { app } = await testApp(t, { db: absentDatabase(t) });
  const document = JSON.parse(JSON.stringify(app.swagger())) as { paths: Record<string, Record<string, Json>>; components: { schemas: Json } };
  const fieldsOf = (schema: unknown, seen: Set<string>): string[] => {
    if (typeof schema !== 'object' || schema === null) return [];
    const { $ref, properties = {} } = schema as { $ref?: unknown; properties?: Json };
    if (typeof $ref === 'string' && !seen.has($ref)) return fieldsOf(document.components.schemas[$ref.split('/').at(-1) ?? ''], seen.add($ref));
    return [...Object.keys(properties), ...Object.values(schema).flatMap((part) => fieldsOf(part, seen))];
  };
  const told = Object.values(document.paths).flatMap((item) => Object.values(item)).map(({ operationId, responses }) => {
    const good = Object.entries(responses as Record<string, { content?: Json }>).filter(([status]) => status.startsWith('2'));
    const fields = good.flatMap(([, { content }]) => fieldsOf(content, new Set()));
    return { operationId: String(operationId), fields: telling.filter((field) => fields.includes(field)) };
  });
  const unrecorded = told.filter(({ operationId }) => !doors.some(([name, { families }]) => families && name === operationId));
  t.same(unrecorded.filter(({ fields }) => fields.length > 0), []);
  t.ok(told.some(({ operationId, fields }) => operationId === 'getFamily' && fields.includes('fullName')), 'what it would find');
});

t.test('every text stands in both languages', async (t) => {
  const texts = [problemCatalogue, fieldCatalogue, roleWords, sightWords].flatMap((catalogue) => Object.entries<{ ru: string; en: string }>(catalogue));
  for (const [code, { ru, en }] of texts) {
    t.match(ru, /[а-яё]/i, code);
    t.notMatch(en, /[а-яё]/i, code);
  }
});

t.test('Accept-Language', async (t) => {
  t.equal(preferredLanguage('fr, en;q=0.3, ru;q=0.2'), 'en');
  t.equal(preferredLanguage('EN-us'), 'en');
  t.equal(preferredLanguage('en;q=abc'), 'ru');
});
