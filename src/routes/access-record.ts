import type { FastifyRequest } from 'fastify';
import { Type } from 'typebox';
import { DomainError } from '../domain/errors.ts';
import { errorCatalogue } from '../domain/error-catalogue.ts';
import { accessPurposes } from '../domain/reference/access-purposes.ts';
import type { Access } from '../operations/access-recorder.ts';
import type { OperationContext } from '../operations/context.ts';
import type { Door } from './access.ts';
import { RequestProblem } from './request-problem.ts';
import { choice } from './schemas/choice.ts';
import './surroundings.ts';

const PURPOSE = 'x-access-purpose';
const ID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The header in which a caller says why it wants family data. */
export const purposeHeader = {
  'X-Access-Purpose': Type.Optional(
    choice(accessPurposes.map(({ code }) => code), { description: 'Зачем нужны данные семьи: код справочника причин обращения.' }),
  ),
};

type Outcome = Access['outcome'];

/**
 * The record of one request for family data. It is written before the answer leaves, and when it cannot be, there is no answer. An
 * operation without family data leaves none.
 */
export function accessRecord(request: FastifyRequest, operation: string, door: Door, ctx?: OperationContext) {
  const of = async (outcome: Outcome): Promise<void> => {
    if (!door.families) return;
    // Whatever stands in the way of the record, it has told the log; the caller may try again, and gets nothing meanwhile.
    await request.server.surroundings.accesses.record(accessOf(request, operation, outcome, ctx))
      .catch(() => Promise.reject(new RequestProblem('unavailable', [], { 'retry-after': '5' })));
  };
  return {
    of,
    /** Records what `work` has come to see, or what it was refused. */
    async around<T>(work: () => Promise<T>): Promise<T> {
      if (door.families) refuseBadPurpose(request);
      const done = await work().catch(async (error: unknown) => {
        const outcome = outcomeOf(error);
        if (outcome !== undefined) await of(outcome);
        throw error;
      });
      await of('shown');
      return done;
    },
  };
}

function refuseBadPurpose({ headers, server }: FastifyRequest): void {
  const pointer = `/headers/${PURPOSE}`;
  const given = headers[PURPOSE];
  if (given === undefined) {
    if (!server.surroundings.accessPurposeRequired) return;
    throw new RequestProblem('request-malformed', [{ pointer, code: 'field.required', params: { name: PURPOSE } }]);
  }
  const allowed: string[] = accessPurposes.map(({ code }) => code);
  if (typeof given === 'string' && allowed.includes(given)) return;
  throw new RequestProblem('request-malformed', [{ pointer, code: 'field.choice', params: { allowed: allowed.join(', ') } }]);
}

/** What could not be found and what the state of a case forbids is recorded; a fault of the request showed nothing. */
function outcomeOf(error: unknown): Outcome | undefined {
  if (!(error instanceof DomainError)) return undefined;
  const kinds: string[] = error.violations.map(({ code }) => errorCatalogue[code].kind);
  return kinds.includes('missing') ? 'notFound' : 'refused';
}

function accessOf(request: FastifyRequest, operation: string, outcome: Outcome, ctx: OperationContext | undefined): Access {
  const { caller, headers, params, query, id: traceId, ip: address, server } = request;
  if (caller === null) throw new RequestProblem('unauthenticated');
  const { scope } = caller;
  const told = { ...(params as Record<string, unknown>), familyId: (query as { familyId?: unknown }).familyId };
  const asked = Object.values(told).find((value) => typeof value === 'string' && ID.test(value));
  return {
    at: server.surroundings.clock.now(),
    clientId: caller.clientId,
    role: caller.role,
    operation,
    outcome,
    address,
    traceId,
    families: ctx?.seen.list() ?? [],
    ...(caller.specialistId === undefined ? {} : { specialistId: caller.specialistId }),
    ...(typeof headers[PURPOSE] === 'string' ? { purpose: headers[PURPOSE] } : {}),
    ...(typeof asked === 'string' && outcome !== 'shown' ? { asked } : {}),
    ...('region' in scope ? { region: scope.region } : {}),
    ...('organisationId' in scope ? { callerOrganisationId: scope.organisationId } : {}),
  };
}
