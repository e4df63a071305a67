import type { FastifyPluginAsync } from 'fastify';
import { Type } from 'typebox';
import { openSchema } from '../open-route.ts';
import { problemCatalogue, type ProblemEntry } from '../problem-catalogue.ts';
import { RequestProblem } from '../request-problem.ts';
import { closed } from '../schemas/closed.ts';

const Explanation = closed({
  code: Type.String({ description: 'Код ошибки.' }),
  status: Type.Integer({ description: 'Код состояния HTTP.' }),
  title: closed({ ru: Type.String({ description: 'По-русски.' }), en: Type.String({ description: 'По-английски.' }) }),
  advice: Type.Optional(
    closed({ ru: Type.String({ description: 'По-русски.' }), en: Type.String({ description: 'По-английски.' }) }),
  ),
});

/** GET /problems/{code}: where the `type` of a problem leads. */
export const problemRoute: FastifyPluginAsync = async (app) => {
  app.get('/problems/:code', {
    schema: openSchema({
      operationId: 'getProblem',
      tag: 'service',
      summary: 'Что значит ошибка',
      description: 'Описание одного вида ошибки: сюда ведёт поле `type`.',
      params: closed({ code: Type.String({ maxLength: 100, description: 'Код ошибки.' }) }),
      reply: Explanation,
      example: explanation('version-stale', problemCatalogue['version-stale']),
      problems: ['not-found'],
    }),
    handler: async (request) => {
      const { code } = request.params as { code: string };
      const entry = Object.entries(problemCatalogue).find(([name]) => name === code)?.[1];
      if (entry === undefined) throw new RequestProblem('not-found');
      return explanation(code, entry);
    },
  });
};

function explanation(code: string, entry: ProblemEntry): object {
  const { status, ru, en, adviceRu, adviceEn } = entry;
  const advice = adviceRu === undefined || adviceEn === undefined ? {} : { advice: { ru: adviceRu, en: adviceEn } };
  return { code, status, title: { ru, en }, ...advice };
}
