import { Type } from 'typebox';
import { AgreementFact } from '../facts/agreement.ts';
import { ConsentFact } from '../facts/consent.ts';
import { ConsentWithdrawalFact } from '../facts/consent-withdrawal.ts';
import { CouncilOpinionFact } from '../facts/council-opinion.ts';
import { CouncilReferralFact } from '../facts/council-referral.ts';
import { CuratorAssignmentFact } from '../facts/curator-assignment.ts';
import { DecisionFact } from '../facts/decision.ts';
import { DiagnosticFact } from '../facts/diagnostic.ts';
import { DistributionFact } from '../facts/distribution.ts';
import { DistributionReceiptFact } from '../facts/distribution-receipt.ts';
import { ExecutionFact } from '../facts/execution.ts';
import { ExecutionReportFact } from '../facts/execution-report.ts';
import { factHead } from '../facts/fact-definition.ts';
import { LetterAnswerFact } from '../facts/letter-answer.ts';
import { LetterFact } from '../facts/letter.ts';
import { LevelAssignmentFact } from '../facts/level-assignment.ts';
import { PaperFact } from '../facts/paper.ts';
import { PostSupportCheckFact } from '../facts/post-support-check.ts';
import { ProgrammeFact } from '../facts/programme.ts';
import { RecommendationFact } from '../facts/recommendation.ts';
import { QuestionnaireFact } from '../facts/questionnaire.ts';
import { RecommendationAnswerFact } from '../facts/recommendation-answer.ts';
import { ReviewFact } from '../facts/review.ts';
import { SignatureFact } from '../facts/signature.ts';
import { SubmissionFact } from '../facts/submission.ts';
import { WithdrawalFact } from '../facts/withdrawal.ts';
import { keptReasons } from '../../domain/handover.ts';
import { openingFields } from '../cases/opening-schema.ts';
import { erasureFields } from '../families/erasure-schema.ts';
import { choice } from '../schemas/choice.ts';
import { closed } from '../schemas/closed.ts';
import { date } from '../schemas/dates.ts';
import { id } from '../schemas/ids.ts';
import { named } from '../schemas/named.ts';

const OpenedFact = named('OpenedFact', closed({ ...factHead('opened'), ...openingFields }, { description: 'Открытие дела.' }));

const RegistrationFact = named(
  'RegistrationFact',
  closed(
    {
      ...factHead('registration'),
      year: Type.Integer({ description: 'Год журнала.' }),
      number: Type.Integer({ description: 'Номер в журнале за год.' }),
    },
    { description: 'Запись в журнале учёта семей; вносит служба.' },
  ),
);

const CheckScheduledFact = named(
  'CheckScheduledFact',
  closed(
    {
      ...factHead('checkScheduled'),
      number: Type.Integer({ description: 'Номер проверки.' }),
      dueOn: date('Срок.'),
    },
    { description: 'Проверка постсопровождения поставлена в план; вносит служба.' },
  ),
);

const DatesMovedFact = named(
  'DatesMovedFact',
  closed(
    {
      ...factHead('datesMoved'),
      moves: Type.Array(
        closed({
          code: Type.String({ description: 'Вид срока.' }),
          subject: Type.String({ description: 'К чему относится.' }),
          from: date('Прежняя дата.'),
          to: date('Новая дата.'),
        }),
        { description: 'Какие сроки сдвинулись.' },
      ),
    },
    { description: 'Сроки пересчитаны по производственному календарю; вносит служба.' },
  ),
);

const ErasureFact = named(
  'ErasureFact',
  closed({ ...factHead('erasure'), ...erasureFields }, { description: 'Персональные данные семьи уничтожены; вносит служба.' }),
);

const HandoverKeptFact = named(
  'HandoverKeptFact',
  closed(
    {
      ...factHead('handoverKept'),
      handoverId: id('Временная передача дел, которая закончилась.'),
      reason: choice(keptReasons, {
        description: 'Почему дело не вернулось к куратору: `noRoom` — у него нет места, `curatorLeft` — он больше не ведёт семьи, `refused` — назначению мешает правило.',
      }),
    },
    { description: 'После временной передачи дело осталось у замещающего куратора; вносит служба.' },
  ),
);

/** Any fact of a case, told apart by `factKind`. */
export const TimelineFact = named(
  'TimelineFact',
  Type.Unsafe<object>(Type.Union(
    [
      OpenedFact, ConsentFact, ConsentWithdrawalFact, PaperFact, DiagnosticFact, CuratorAssignmentFact, LevelAssignmentFact, ProgrammeFact, SubmissionFact, DecisionFact,
      RegistrationFact, SignatureFact, AgreementFact, ExecutionFact, ReviewFact, CheckScheduledFact, PostSupportCheckFact, WithdrawalFact,
      DistributionReceiptFact, ExecutionReportFact, LetterFact, LetterAnswerFact, CouncilReferralFact, CouncilOpinionFact,
      DistributionFact, DatesMovedFact, ErasureFact, HandoverKeptFact, RecommendationFact, RecommendationAnswerFact,
      QuestionnaireFact,
    ],
    { description: 'Факт дела; вид — в `factKind`.' },
  )),
);
