import { listRegisterEntries } from '../../operations/registers/family-register.ts';
import { listEndpoint } from '../endpoint.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { RegisterEntry, registerEntryExample, yearParams } from './register-schema.ts';

export const listRegisterEntriesEndpoint = listEndpoint({
  operationId: 'listRegisterEntries',
  url: '/v1/registers/:year',
  tag: 'registers',
  summary: 'Журнал учёта семей за год',
  description:
    'Записи журнала учёта семей организации по номеру, одна на дело. Имена, адрес, состав и куратор — на сегодня. Семья, чьи данные уничтожены, '
    + 'остаётся под своим номером без них.',
  params: yearParams,
  query: closed(pagingQuery),
  reply: named('RegisterEntryList', listOf(RegisterEntry)),
  examples: { reply: { items: [registerEntryExample], nextCursor: null } },
  async handle(ctx, { params, query, url }) {
    return listReply(await listRegisterEntries(ctx, params.year, pageRequest(query, ['number'], url)), url);
  },
});
