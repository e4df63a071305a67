export const PDF = 'application/pdf';
export const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** The media type of each format that a paper is printed in. */
export const mediaTypeOf = { pdf: PDF, docx: DOCX } as const;
