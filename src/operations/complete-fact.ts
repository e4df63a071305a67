import type { CaseRecord } from '../db/queries/cases.ts';
import { organisationNames } from '../db/queries/organisation-links.ts';
import type { Tx } from '../db/transaction.ts';
import type { Assessment } from '../domain/case/assess.ts';
import type { DistributionData } from '../domain/case/facts.ts';
import { outsideExecutors } from '../domain/correspondence.ts';

/** What a request leaves to the service to fill in: whom a programme goes to when it goes to all its executors. */
export async function completed<T extends object>(tx: Tx, record: CaseRecord, { history }: Assessment, data: T): Promise<T> {
  if (!isToAll(data)) return data;
  const version = history.programmes.find((one) => one.data.number === data.programmeNumber);
  const named = new Set(data.recipients.map(({ organisationId }) => organisationId));
  const ids = version === undefined ? [] : outsideExecutors(version, record.organisationId).filter((id) => !named.has(id));
  const names = await organisationNames(tx, ids);
  const rest = ids.map((organisationId) => ({ name: names.get(organisationId) ?? organisationId, organisationId }));
  return { ...data, recipients: [...data.recipients, ...rest] };
}

function isToAll(data: object): data is DistributionData {
  return 'toAll' in data && data.toAll === true;
}
