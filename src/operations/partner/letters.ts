import { type DeliveredLetter, type DeliveryFilters, lettersTo, letterTo } from '../../db/queries/deliveries.ts';
import type { Tx } from '../../db/transaction.ts';
import type { LocalDate } from '../../domain/calendar/local-date.ts';
import type { LetterAnswerData } from '../../domain/case/facts.ts';
import type { OperationContext } from '../context.ts';
import type { Page, PageRequest } from '../page.ts';
import { found, partnerOf, recordFor } from './own-scope.ts';

export type { DeliveredLetter, DeliveryFilters } from '../../db/queries/deliveries.ts';

/** The letters to the caller's organisation, by the day of sending. */
export async function listPartnerLetters(ctx: OperationContext, filters: DeliveryFilters, page: PageRequest): Promise<Page<DeliveredLetter>> {
  const letters = await lettersTo(ctx.db, partnerOf(ctx), filters, page);
  for (const letter of letters.items) ctx.seen.add(letter);
  return letters;
}

/** One of them. @throws DomainError not-found, for another's letter as for a missing one */
export async function getPartnerLetter(ctx: OperationContext, id: string): Promise<DeliveredLetter> {
  const letter = found(await letterTo(ctx.db, partnerOf(ctx), id), id);
  ctx.seen.add(letter);
  return letter;
}

export type AnswerRequest = Pick<LetterAnswerData, 'text' | 'number' | 'granted'> & { date: LocalDate };

/** The caller answers a letter to it. @throws DomainError not-found, letter.already-answered */
export async function answerLetter(
  tx: Tx, ctx: OperationContext, id: string, { date, ...answer }: AnswerRequest,
): Promise<DeliveredLetter & { answerId: string }> {
  const within = { ...ctx, db: tx };
  const letter = await getPartnerLetter(within, id);
  const data = { letterFactId: id, ...answer, answeredBy: { organisationId: partnerOf(ctx) } };
  const { fact } = await recordFor(tx, ctx, letter, { kind: 'letterAnswer', on: date, data: () => data });
  return { ...await getPartnerLetter(within, id), answerId: fact.id };
}
