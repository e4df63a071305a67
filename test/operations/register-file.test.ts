import t from 'tap';
import { fixedClock } from '../../src/clock.ts';
import { DomainError } from '../../src/domain/errors.ts';
import { registerFile, type RegisterContent, type RegisterFormat } from '../../src/operations/registers/register-file.ts';
import { providerContext } from '../support/cases.ts';
import { testDatabase } from '../support/database.ts';
import { aProvider } from '../support/factories.ts';

t.test('a file that would be too large is refused, and says how to get it in parts', async (t) => {
  const { db } = await testDatabase(t);
  const { id } = await aProvider(db);
  const ctx = providerContext(db, id, fixedClock('2026-12-31T09:00:00.000Z'));
  const ofSize = (entries: number): RegisterContent => ({ entries, table: () => ({ columns: [{ title: '№', width: 5 }], rows: [[1]] }), paper: () => t.fail('nothing is to be drawn') as never });
  /** The file of a register that has as many entries as are asked for, or one fewer. */
  const file = (format: RegisterFormat, fewer = 0) => registerFile(ctx, { year: 2026 }, format, async (_, limit) => ofSize(limit - fewer));
  for (const [format, limit] of [['pdf', 5_000], ['xlsx', 10_000], ['csv', 10_000]] as const) {
    const refused: unknown = await file(format).catch((error: unknown) => error);
    t.match(refused instanceof DomainError ? refused.violations : [], [{ code: 'register.too-large', params: { year: 2026, limit } }], format);
  }
  t.equal(Buffer.from(await file('csv', 1)).toString(), '\uFEFF"№"\r\n"1"\r\n', 'the greatest that fits');
  const empty: unknown = await registerFile(ctx, { year: 2026 }, 'csv', async () => ofSize(0)).catch((error: unknown) => error);
  t.match(empty instanceof DomainError ? empty.violations : [], [{ code: 'not-found' }], 'a year without entries');
});
