import { attachment } from '../content-disposition.ts';
import { PDF, type XLSX } from '../media-types.ts';

/** A report as a file to be saved, «Отчёт 2026-Q1.pdf»; of a submitted one with its version. */
export function reportFile(content: Uint8Array, type: typeof PDF | typeof XLSX, period: string, version?: number) {
  const ending = type === PDF ? 'pdf' : 'xlsx';
  const [plain, russian] = version === undefined ? ['', ''] : [`-v${version}`, ` версия ${version}`];
  return {
    headers: { 'content-type': type, 'content-disposition': attachment(`report-${period}${plain}.${ending}`, `Отчёт ${period}${russian}.${ending}`) },
    body: Buffer.from(content),
  };
}
