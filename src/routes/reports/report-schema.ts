import { Type } from 'typebox';
import { receivers } from '../../domain/report/wanted.ts';
import { Indicator } from '../indicators/indicator-schema.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date, instant } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { periodName } from '../schemas/report-period.ts';
import { text } from '../schemas/texts.ts';

export const receiver = choice(receivers, { description: 'Кому: министерству (`ministry`), ресурсному центру (`resourceCentre`), КДНиЗП муниципального образования (`kdn`).' });

export const reportQuery = {
  period: periodName,
  organisationId: Type.Optional(id('Только этот организатор сопровождения.')),
  municipality: Type.Optional(text(200, 'Только семьи, жившие в конце периода в этом муниципальном образовании.')),
};

/** In an address. */
export const figureParam = Type.String({ minLength: 1, maxLength: 150, pattern: '^[A-Za-z0-9.-]+$', description: 'Идентификатор показателя.' });
const figureId = Type.String({ description: 'Идентификатор показателя; по нему открываются дела: `/v1/reports/quarterly/figures/{figure}/cases`.' });
const section = Type.String({ description: 'Раздел отчёта.' });
const label = Type.String({ description: 'Название.' });

const ReportFigure = named('ReportFigure', closed(
  { id: figureId, section, label, value: Type.Integer({ description: 'Значение на конец периода или за период.' }) }, { description: 'Показатель отчёта.' },
));
const MissingData = named('MissingReportData', closed({
  code: Type.String({ description: 'Код.' }), label: Type.String({ description: 'Чего нет в делах.' }),
  cases: Type.Integer({ description: 'В скольких делах.' }), figure: figureId,
}, { description: 'Недостающие данные, с которыми отчёт стал бы другим.' }));
const FigureDifference = named('ReportFigureDifference', closed({
  id: figureId, section, label, before: Type.Integer({ description: 'В прежней версии.' }), after: Type.Integer({ description: 'В этой версии.' }),
}, { description: 'Показатель, который исправление изменило.' }));

const figures = Type.Array(ReportFigure, { description: 'Показатели; которых нет, те равны нулю.' });
const missing = Type.Array(MissingData, { description: 'Недостающие данные.' });
const limits = Type.Array(named('ReportCaseloadLimit', closed({
  level: Type.String({ description: 'Уровень.' }), label, families: Type.Integer({ description: 'Сколько семей.' }),
}, { description: 'Сколько семей уровня может вести куратор.' })), { description: 'Предельная нагрузка куратора; пусто, если в регионе несколько порядков.' });

export const QuarterlyReport = named('QuarterlyReport', closed({
  period: closed({ name: periodName, from: date('Первый день.'), to: date('Последний день.') }, { description: 'Период.' }),
  organisationId: nullable(id('Организатор.'), 'Чей отчёт; null, если нескольких организаторов.'),
  region: nullable(Type.String(), 'Регион, если отчёт по региону.'),
  municipality: nullable(Type.String(), 'Муниципальное образование, если отчёт по нему.'),
  figures, missing, limits,
}, { description: 'Отчёт за период, как он выглядит по внесённым данным.' }));

const heading = {
  id: id('Версия отчёта.'), organisationId: id('Кто сдал.'), region: Type.String({ description: 'Регион.' }),
  municipality: Type.String({ description: 'Муниципальное образование организатора.' }),
  report: Type.String({ description: 'Код отчёта из порядка региона; `to-…` — отправлен по своему почину.' }), receiver: Type.String({ description: 'Кому отправлен.' }),
  period: periodName, version: Type.Integer({ description: 'Версия: 1 — сдан впервые, дальше исправления.' }),
  reason: nullable(Type.String(), 'Причина исправления; null у первой версии.'), sha256: Type.String({ description: 'Хеш сданных показателей.' }),
  submittedAt: instant('Когда сдан.'), submittedBy: Type.String({ description: 'Каким клиентом API сдан.' }),
  receivedAt: nullable(instant('Когда.'), 'Когда получатель впервые открыл отчёт (получен); null, пока не открывал.'),
};
export const SubmittedHeading = named('SubmittedReportHeading', closed(heading, { description: 'Сданный отчёт в списке.' }));
export const SubmittedReport = named('SubmittedReport', closed({
  ...heading, figures, missing, limits,
  indicators: Type.Array(Indicator, { description: 'Целевые индикаторы, какими они были при сдаче.' }),
  differences: Type.Array(FigureDifference, { description: 'Что изменилось по сравнению с прежней версией.' }),
}, { description: 'Сданный отчёт, каким он был сдан.' }));

export const NewSubmission = named('NewReportSubmission', closed({
  period: periodName,
  receiver: Type.Optional(receiver),
  reason: Type.Optional(Type.String({ minLength: 1, maxLength: 2000, description: 'Причина исправления; нужна со второй версии.' })),
}, { description: 'Сдача отчёта.' }));

export const ReportStanding = named('ReportStanding', closed({
  organisationId: id('Организатор.'), name: Type.String({ description: 'Наименование.' }), report: Type.String({ description: 'Код отчёта.' }), label,
  receiver: Type.String({ description: 'Кому.' }), dueOn: date('До какого дня.'),
  state: choice(['submitted', 'awaited', 'late'], { description: 'Сдан, ожидается, просрочен.' }),
  submitted: nullable(closed({ id: id('Версия отчёта.'), version: Type.Integer({ description: 'Версия.' }), submittedAt: instant('Когда.') }), 'Последняя сданная версия.'),
}, { description: 'Сдан ли отчёт, которого требует порядок.' }));
