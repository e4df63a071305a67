import Docxtemplater from 'docxtemplater';
import PizZip from 'pizzip';
import type { TemplateData } from '../../domain/forms/template-data.ts';
import { zipParts } from './zip-parts.ts';

/** A ZIP of the parts that we have unpacked ourselves, so that nobody reads the file in another way. */
export function zipOf(parts: ReadonlyMap<string, Buffer>): PizZip {
  const zip = new PizZip();
  for (const [name, part] of parts) zip.file(name, part, { binary: true });
  return zip;
}

/** How templates are read: `{tag}`, a loop on paragraphs of its own takes them along, a line break is one. */
export const reading = { paragraphLoop: true, linebreaks: true, errorLogging: false as const, nullGetter: () => '' };

/** A region's template with the values of one paper. @throws Error for a template that `checkTemplate` would refuse */
export function fillTemplate(template: Uint8Array, data: TemplateData): Uint8Array {
  const document = new Docxtemplater(zipOf(zipParts(template)), reading);
  document.render(data);
  return document.getZip().generate({ type: 'uint8array', compression: 'DEFLATE' });
}
