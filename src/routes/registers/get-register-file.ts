import { FAMILY_REGISTER } from '../../domain/register/family-register.ts';
import { familyRegisterFile } from '../../operations/registers/family-register-file.ts';
import type { RegisterFormat } from '../../operations/registers/register-file.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { closed } from '../schemas/closed.ts';
import { fileExample, fileHeaders, fileText, formatText, registerMedia } from './register-files.ts';
import { partQuery, yearParams } from './register-schema.ts';

const operations = { pdf: 'getRegisterAsPdf', xlsx: 'getRegisterAsWorkbook', csv: 'getRegisterAsTable' } as const;
const words: Record<RegisterFormat, string> = { pdf: 'на бумаге (PDF)', xlsx: 'книгой XLSX', csv: 'таблицей CSV' };

/** `GET /v1/registers/{year}/register.pdf`, `.xlsx` and `.csv`. */
export const registerFileEndpoints = (['pdf', 'xlsx', 'csv'] as const).map((format) => listEndpoint({
  operationId: operations[format],
  url: `/v1/registers/:year/register.${format}`,
  tag: 'registers',
  summary: `Журнал учёта семей за год ${words[format]}`,
  description: `Все записи года по номеру. ${formatText[format]} ${fileText}`,
  params: yearParams,
  query: closed(partQuery),
  reply: bytes('Журнал.'),
  examples: { reply: fileExample[format] },
  produces: registerMedia[format],
  isExport: true,
  looksItself: true,
  problems: ['action-refused'],
  async handle(ctx, { params: { year }, query }) {
    const body = Buffer.from(await familyRegisterFile(ctx, { year, ...query }, format));
    return { status: 200, headers: fileHeaders(format, 'register', FAMILY_REGISTER, year), body };
  },
}));
