export const PDF = 'application/pdf';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
export const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
export const CSV = 'text/csv';
export const NDJSON = 'application/x-ndjson';
/** A table in the encoding that the service itself writes. */
export const CSV_IN_UTF8 = `${CSV}; charset=utf-8`;

/** The media type of each format that a paper is printed in. */
export const mediaTypeOf = { pdf: PDF, docx: DOCX } as const;
