import { CERTIFICATE_REGISTER } from '../../domain/register/certificate-register.ts';
import { certificateRegisterFile } from '../../operations/registers/certificate-register-file.ts';
import type { RegisterFormat } from '../../operations/registers/register-file.ts';
import { bytes } from '../documents/bytes.ts';
import { listEndpoint } from '../endpoint.ts';
import { fileExample, fileHeaders, fileText, formatText, registerMedia } from '../registers/register-files.ts';
import { partQuery, registerYearField } from '../registers/register-schema.ts';
import { closed } from '../schemas/closed.ts';

const operations = { pdf: 'getCertificateRegisterAsPdf', xlsx: 'getCertificateRegisterAsWorkbook', csv: 'getCertificateRegisterAsTable' } as const;
const words: Record<RegisterFormat, string> = { pdf: 'на бумаге (PDF)', xlsx: 'книгой XLSX', csv: 'таблицей CSV' };

/** `GET /v1/family-certificates/register.pdf`, `.xlsx` and `.csv`. */
export const certificateRegisterFileEndpoints = (['pdf', 'xlsx', 'csv'] as const).map((format) => listEndpoint({
  operationId: operations[format],
  url: `/v1/family-certificates/register.${format}`,
  tag: 'registers',
  summary: `Журнал семейных сертификатов за год ${words[format]}`,
  description: `Все сертификаты года по номеру. ${formatText[format]} ${fileText}`,
  query: closed({ year: registerYearField, ...partQuery }),
  reply: bytes('Журнал.'),
  examples: { reply: fileExample[format] },
  produces: registerMedia[format],
  isExport: true,
  looksItself: true,
  problems: ['action-refused', 'not-found'],
  async handle(ctx, { query }) {
    const body = Buffer.from(await certificateRegisterFile(ctx, query, format));
    return { status: 200, headers: fileHeaders(format, 'certificates', CERTIFICATE_REGISTER, query.year), body };
  },
}));
