import { Type } from 'typebox';
import { listRegisters } from '../../operations/registers/family-register.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { RegisterYear, registerYearExample } from './register-schema.ts';

export const listRegistersEndpoint = listEndpoint({
  operationId: 'listRegisters',
  url: '/v1/registers',
  tag: 'registers',
  summary: 'Журналы учёта семей по годам',
  description:
    'По каким годам организация ведёт журнал учёта семей, сколько в каждом записей и есть ли пропуски: записей должно быть столько, каков последний номер.',
  reply: named('RegisterYearList', closed({ items: Type.Array(RegisterYear) })),
  examples: { reply: { items: [registerYearExample] } },
  async handle(ctx) {
    return { status: 200, body: { items: await listRegisters(ctx) } };
  },
});
