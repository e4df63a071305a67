import Docxtemplater from 'docxtemplater';
import type { DXT } from 'docxtemplater';
import inspectModule from 'docxtemplater/js/inspect-module.js';
import type { TemplateData } from '../../domain/forms/template-data.ts';
import type { TemplateFault } from '../task.ts';
import { fillTemplate, reading, zipOf } from './fill-template.ts';
import { paragraphWith } from './paragraphs.ts';
import { unsafeParts } from './unsafe-parts.ts';
import { BrokenZip, zipParts, ZipTooLarge } from './zip-parts.ts';

/** What of the inspector is used; its own types describe another way of exporting it. */
interface Inspector extends DXT.Module {
  fullInspected: Record<string, { postparsed: Part[] }>;
}
const InspectModule = inspectModule as unknown as new () => Inspector;

const MAIN = 'word/document.xml';

/** Everything that is wrong with a template; nothing when it prints. `sample` has every name that the form knows. */
export function checkTemplate(template: Uint8Array, sample: TemplateData): TemplateFault[] {
  const parts = partsOf(template);
  if ('code' in parts) return [parts];
  const unsafe = unsafeParts(parts);
  if (unsafe.length > 0) return unsafe;
  const xmlOf = (part: string) => parts.get(part)?.toString('utf8') ?? '';
  const inspector = new InspectModule();
  try {
    new Docxtemplater(zipOf(parts), { ...reading, modules: [inspector] });
    const unknown = tagFaults(inspector, sample, xmlOf);
    if (unknown.length > 0) return unknown;
    fillTemplate(template, sample);
    return [];
  } catch (error) {
    return brokenTags(error, xmlOf);
  }
}

function partsOf(template: Uint8Array): Map<string, Buffer> | TemplateFault {
  try {
    const parts = zipParts(template);
    return parts.has(MAIN) && parts.has('[Content_Types].xml') ? parts : { code: 'template.not-docx', part: MAIN };
  } catch (error) {
    if (error instanceof ZipTooLarge) return { code: 'template.too-large', part: MAIN };
    if (error instanceof BrokenZip) return { code: 'template.not-docx', part: MAIN };
    throw error;
  }
}

/** A tag as docxtemplater has parsed it. */
interface Part {
  type: string;
  value: string;
  module?: string;
  subparsed?: Part[];
}

function tagFaults({ fullInspected }: Inspector, sample: TemplateData, xmlOf: (part: string) => string): TemplateFault[] {
  return Object.entries(fullInspected).flatMap(([part, { postparsed }]) =>
    walk(postparsed, [sample]).map(({ code, tag }) => ({ code, part, tag, ...placed(xmlOf(part), tag) })));
}

/** A loop's tags are those of its rows, and of what stands around it. */
function walk(parts: readonly Part[], scopes: readonly Readonly<Record<string, unknown>>[]): { code: TemplateFault['code']; tag: string }[] {
  return parts.flatMap((part) => {
    if (part.type !== 'placeholder') return [];
    if (part.module === 'rawxml') return [{ code: 'template.raw-tag' as const, tag: part.value }];
    const found = scopes.find((scope) => Object.hasOwn(scope, part.value));
    const own = found === undefined ? [{ code: 'template.unknown-tag' as const, tag: part.value }] : [];
    if (part.subparsed === undefined) return own;
    const rows: unknown = found?.[part.value];
    const inner = Array.isArray(rows) && isRow(rows[0]) ? [rows[0], ...scopes] : scopes;
    return [...own, ...(found === undefined ? [] : walk(part.subparsed, inner))];
  });
}

function isRow(row: unknown): row is Record<string, unknown> {
  return typeof row === 'object' && row !== null;
}

function placed(xml: string, tag: string): { paragraph?: string } {
  const paragraph = paragraphWith(xml, tag);
  return paragraph === undefined ? {} : { paragraph };
}

interface TagError {
  properties?: { id?: string; xtag?: string; context?: string; file?: string; errors?: TagError[] };
}

/** What docxtemplater says of tags that are not closed, not opened or cross each other. */
function brokenTags(error: unknown, xmlOf: (part: string) => string): TemplateFault[] {
  const { properties } = error as TagError;
  const all = properties?.errors ?? (properties === undefined ? [] : [error as TagError]);
  if (all.length === 0) return [{ code: 'template.not-docx', part: MAIN }];
  return all.map(({ properties: { xtag, context, file = MAIN } = {} }) => {
    const tag = (xtag ?? context ?? '').slice(0, 100);
    return { code: 'template.tag-broken', part: file, tag, ...placed(xmlOf(file), tag) };
  });
}
