import { removeTemplate } from '../../operations/documents/templates.ts';
import { perform } from '../../operations/perform.ts';
import { removeEndpoint } from '../endpoint.ts';
import { DocumentTemplate, formParams, templateExample } from './template-schema.ts';

export const removeDocumentTemplateEndpoint = removeEndpoint({
  operationId: 'removeDocumentTemplate',
  url: '/v1/document-templates/:form',
  tag: 'documents',
  summary: 'Вернуть встроенную форму',
  description: 'С этого времени форма снова печатается встроенной; прежние версии шаблона остаются, выданные документы не меняются.',
  params: formParams,
  reply: DocumentTemplate,
  examples: { reply: { ...templateExample, version: 2, replaces: false, sha256: null, size: 0 } },
  async handle(ctx, { params }) {
    return await perform(ctx, (tx) => removeTemplate(tx, ctx, params.form), (made) => ({ status: 200, body: made }));
  },
});
