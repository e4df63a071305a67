import type { TemplateFault } from '../task.ts';

const MACRO = /vbaProject|vbaData|macroEnabled/i;
const ACTIVE = /^word\/(?:activeX|embeddings)\//i;
/** Any word but «Internal», however it is written. */
const OUTSIDE = /TargetMode\s*=\s*(?!["']Internal["'])/;
/** Fields that fetch something or start a program when the paper is opened. */
const FETCHING = /\b(?:DDEAUTO|DDE|INCLUDETEXT|INCLUDEPICTURE|IMPORT|MACROBUTTON)\b/;
const INSTRUCTION = /<w:instrText[^>]*>([^<]*)<|w:instr\s*=\s*"([^"]*)"/g;
const PARTS_WITH_XML = /\.(?:xml|rels)$/i;

/** What a template must not hold: macros, embedded programs, anything from elsewhere, another encoding or document types in its XML. */
export function unsafeParts(parts: ReadonlyMap<string, Buffer>): TemplateFault[] {
  return [...parts].flatMap(([part, content]): TemplateFault[] => {
    if (MACRO.test(part) || ACTIVE.test(part)) return [{ code: 'template.macro', part }];
    if (!PARTS_WITH_XML.test(part)) return [];
    return xmlFaults(part, content.toString('utf8'));
  });
}

function xmlFaults(part: string, xml: string): TemplateFault[] {
  if (part === '[Content_Types].xml' && MACRO.test(xml)) return [{ code: 'template.macro', part }];
  if (/<!DOCTYPE|<!ENTITY|\0/i.test(xml) || !/^\uFEFF?\s*</.test(xml)) return [{ code: 'template.not-docx', part }];
  if (part.endsWith('.rels') && OUTSIDE.test(xml)) return [{ code: 'template.external', part }];
  const instructions = [...xml.matchAll(INSTRUCTION)].map(([, run = '', attribute = '']) => run + attribute).join('');
  const fetching = FETCHING.exec(decoded(instructions).toUpperCase());
  return fetching === null ? [] : [{ code: 'template.external', part, tag: fetching[0] }];
}

function decoded(text: string): string {
  return text.replace(/&#(?:x([0-9a-f]{1,6})|(\d{1,7}));/gi, (_, hex?: string, decimal?: string) => {
    const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : '';
  });
}
