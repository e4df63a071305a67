import { Type } from 'typebox';
import { fieldsOfForm, getTemplateContent, listTemplates } from '../../operations/documents/templates.ts';
import { attachment } from '../content-disposition.ts';
import { bytes } from '../documents/bytes.ts';
import { form } from '../documents/document-schema.ts';
import { listEndpoint } from '../endpoint.ts';
import { DOCX } from '../media-types.ts';
import { listReply, pageRequest } from '../paging.ts';
import { closed } from '../schemas/closed.ts';
import { named } from '../schemas/named.ts';
import { listOf, pagingQuery } from '../schemas/paging.ts';
import { DocumentTemplate, templateExample, TemplateFieldList } from './template-schema.ts';

export const listDocumentTemplatesEndpoint = listEndpoint({
  operationId: 'listDocumentTemplates',
  url: '/v1/document-templates',
  tag: 'documents',
  summary: 'Шаблоны печатных форм региона',
  description: 'Все версии шаблонов, которыми регион заменил встроенные формы, по форме и версии. Без записи форма печатается встроенной.',
  query: closed({ ...pagingQuery, form: Type.Optional(form) }),
  reply: named('DocumentTemplateList', listOf(DocumentTemplate)),
  examples: { reply: { items: [templateExample], nextCursor: null } },
  async handle(ctx, { query: { form: only, ...paging }, url }) {
    return listReply(await listTemplates(ctx, { form: only }, pageRequest(paging, ['word', 'number'], url)), url);
  },
});

export const getDocumentTemplateContentEndpoint = listEndpoint({
  operationId: 'getDocumentTemplateContent',
  url: '/v1/document-templates/:form/versions/:version/content',
  tag: 'documents',
  summary: 'Файл версии шаблона',
  description: 'Шаблон DOCX байт в байт, как он был внесён.',
  params: closed({ form, version: Type.Integer({ minimum: 1, maximum: 100000, description: 'Версия шаблона.' }) }),
  reply: bytes('Файл DOCX.'),
  examples: { reply: Buffer.from('PK…') },
  produces: DOCX,
  async handle(ctx, { params }) {
    const content = await getTemplateContent(ctx, params.form, params.version);
    return {
      status: 200,
      headers: {
        'content-type': DOCX,
        'content-disposition': attachment(`${params.form}-${params.version}.docx`, `Шаблон ${params.form} версия ${params.version}.docx`),
      },
      body: Buffer.from(content),
    };
  },
});

export const listDocumentTemplateFieldsEndpoint = listEndpoint({
  operationId: 'listDocumentTemplateFields',
  url: '/v1/document-template-fields',
  tag: 'documents',
  summary: 'Метки шаблона формы',
  description: 'Что может вставить шаблон этой формы. Те же имена — у полей, отметок, таблиц и подписей встроенной формы.',
  query: closed({ form }),
  reply: TemplateFieldList,
  examples: { reply: { items: [{ name: 'applicant', kind: 'text', label: 'Ф.И.О. заявителя (представителя семьи)' }] } },
  async handle(_ctx, { query }) {
    const items = fieldsOfForm(query.form).map(({ columns, ...field }) => (
      { ...field, ...(columns === undefined ? {} : { columns: columns.map((column) => ({ ...column })) }) }));
    return { status: 200, body: { items } };
  },
});
