import type { Tx } from '../transaction.ts';

/**
 * The next number in the register of families (журнал учёта) of a provider and year. The counter's row stays locked until the
 * transaction ends, and a rollback takes the number back, so the numbers have no holes and no repeats.
 */
export async function nextRegisterNumber(tx: Tx, organisationId: string, year: number): Promise<number> {
  const { last_number: number } = await tx.insertInto('register_counter')
    .values({ organisation_id: organisationId, year, last_number: 1 })
    .onConflict((conflict) => conflict.columns(['organisation_id', 'year'])
      .doUpdateSet((eb) => ({ last_number: eb('register_counter.last_number', '+', 1) })))
    .returning('last_number').executeTakeFirstOrThrow();
  return number;
}
