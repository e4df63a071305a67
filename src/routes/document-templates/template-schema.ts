import { type Static, Type } from 'typebox';
import { closed } from '../schemas/closed.ts';
import { instant } from '../schemas/dates.ts';
import { named } from '../schemas/named.ts';
import { nullable } from '../schemas/nullable.ts';
import { text } from '../schemas/texts.ts';
import { choice } from '../schemas/choice.ts';
import { form } from '../documents/document-schema.ts';

export const DocumentTemplate = named('DocumentTemplate', closed({
  region: text(100, 'Регион.'),
  form,
  version: Type.Integer({ minimum: 1, description: 'Версия: каждая замена — новая, прежние остаются.' }),
  replaces: Type.Boolean({ description: '`false`: с этой версии снова встроенная форма.' }),
  sha256: nullable(Type.String({ pattern: '^[0-9a-f]{64}$', description: 'Хеш SHA-256 файла.' }), 'Хеш SHA-256 файла.'),
  size: Type.Integer({ minimum: 0, description: 'Размер, байт.' }),
  uploadedBy: text(200, 'Клиент API, который внёс.'),
  uploadedAt: instant('Когда внесён.'),
}, { description: 'Версия шаблона формы, которым регион заменил встроенный.' }));

export const templateExample: Static<typeof DocumentTemplate> = {
  region: 'tatarstan', form: 'programme', version: 1, replaces: true, sha256: 'fedcba9876543210'.repeat(4), size: 18211, uploadedBy: 'ministry-admin',
  uploadedAt: '2026-03-01T08:00:00.000Z',
};

export const TemplateFieldList = named('TemplateFieldList', closed({
  items: Type.Array(closed({
    name: text(100, 'Метка: `{name}`.'),
    kind: choice(['text', 'condition', 'rows'], {
      description: '`text` — `{метка}`; `condition` — `{#метка}…{/метка}`; `rows` — `{#метка}{столбец}{/метка}` по строкам таблицы.',
    }),
    label: text(1000, 'Как это названо на встроенной форме.'),
    columns: Type.Optional(Type.Array(closed({ name: text(100, 'Метка столбца.'), label: text(500, 'Заголовок столбца.') }), { description: 'Столбцы таблицы.' })),
  }), { description: 'Метки.' }),
}, { description: 'Метки, которые может использовать шаблон формы.' }));

export const formParams = closed({ form });
