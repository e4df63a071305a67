// The walls of the house: a floor uses what lies below it, never what lies above.

const npm = (...names) => `node_modules/(${names.join('|')})/`;

/** `from` may import nothing but `allowed`. */
const only = (name, comment, from, allowed, except = []) => ({
  name,
  comment,
  severity: 'error',
  from: { path: from, ...(except.length > 0 ? { pathNot: except } : {}) },
  to: { pathNot: allowed },
});

const never = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { path: from }, to: { path: to } });

module.exports = {
  forbidden: [
    { name: 'no-circular', comment: 'No file imports itself by a detour.', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unresolved',
      comment: 'Every import leads somewhere.',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: 'no-dev-packages',
      comment: 'The image holds no development packages.',
      severity: 'error',
      from: { path: '^src/' },
      to: { dependencyTypes: ['npm-dev', 'npm-no-pkg'] , dependencyTypesNot: ['type-only'] },
    },
    only('domain-is-pure', 'The domain knows no I/O, no clock and no framework.', '^src/domain/', [
      '^src/domain/',
      npm('typebox', 'temporal-polyfill'),
    ]),
    only('migrations-stand-alone', 'A migration says the same for ever, whatever becomes of the source.', '^src/db/migrations/', [
      npm('kysely'),
    ]),
    only('queries', 'Queries use Kysely and domain types.', '^src/db/queries/', ['^src/db/', '^src/domain/', npm('kysely')]),
    never('db-looks-down', 'The database floor knows nobody above it.', '^src/db/', '^src/(?!db/|domain/|clock\\.ts)'),
    never('print-draws', 'The printing room draws what it is given: it knows forms, and no data.', '^src/print/', [
      '^src/(?!print/|domain/forms/)',
      npm('fastify', '@fastify/.+', 'kysely', 'pg'),
    ]),
    never('operations-look-down', 'Operations use the domain, the database and the printing room.', '^src/operations/', [
      '^src/(?!operations/|db/|domain/|print/|clock\\.ts|keys\\.ts)',
      npm('fastify', '@fastify/.+', 'fastify-plugin', 'pg', 'node-cron'),
    ]),
    never('jobs-use-operations', 'A job decides nothing and reads nothing by itself.', '^src/jobs/', [
      '^src/(?!jobs/|operations/|domain/|clock\\.ts)',
      npm('fastify', '@fastify/.+', 'kysely', 'pg'),
    ]),
    never('routes-use-operations', 'A route translates between HTTP and one operation.', '^src/routes/', [
      '^src/(db|jobs|sandbox|print)/',
      '^src/(app|server|jobs-main|start|openapi-main)\\.ts$',
      npm('kysely', 'pg', 'node-cron'),
    ]),
    never('leaves', 'What everybody may import imports no floor.', '^src/(clock|settings|config|key-file|keys|logger)\\.ts$', [
      '^src/(domain|db|operations|jobs|routes|sandbox)/',
    ]),
    {
      name: 'sandbox-is-optional',
      comment: 'Nothing of the sandbox reaches production: only npm start loads it.',
      severity: 'error',
      from: { path: '^src/', pathNot: ['^src/start\\.ts$', '^src/sandbox/'] },
      to: { path: '^src/sandbox/' },
    },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    enhancedResolveOptions: { exportsFields: ['exports'], conditionNames: ['import', 'types', 'node', 'default'] },
  },
};
