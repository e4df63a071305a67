import { type RegisterFormat, mostEntries } from '../../operations/registers/register-file.ts';
import { attachment } from '../content-disposition.ts';
import { CSV, CSV_IN_UTF8, PDF, XLSX } from '../media-types.ts';

/** The media type of a register in each format. */
export const registerMedia: Readonly<Record<RegisterFormat, string>> = { pdf: PDF, xlsx: XLSX, csv: CSV };

/** What each format is, for the document. */
export const formatText: Readonly<Record<RegisterFormat, string>> = {
  pdf: `На листах А4 поперёк, с местом для подписей; в одном файле не больше ${mostEntries.pdf} записей, больше — по частям.`,
  xlsx: `Книга для электронных таблиц, не больше ${mostEntries.xlsx} записей.`,
  csv: `Таблица CSV: UTF-8 с меткой, разделитель — точка с запятой; не больше ${mostEntries.csv} записей.`,
};

/** What is said of every file. */
export const fileText = 'Считается выгрузкой.';

/** An example of each format's beginning. */
export const fileExample: Readonly<Record<RegisterFormat, Buffer>> = {
  pdf: Buffer.from('%PDF-1.7 …'), xlsx: Buffer.from('PK…'), csv: Buffer.from('"№";"Год"\r\n"1";"2026"\r\n'),
};

/**
 * The headers of a register as a file.
 * @param plain its name in ASCII, without the year
 * @param russian its name, without the year
 */
export function fileHeaders(format: RegisterFormat, plain: string, russian: string, year: number): Record<string, string> {
  return {
    'content-type': format === 'csv' ? CSV_IN_UTF8 : registerMedia[format],
    'content-disposition': attachment(`${plain}-${year}.${format}`, `${russian} ${year}.${format}`),
  };
}
