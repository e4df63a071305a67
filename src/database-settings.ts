import { Type } from 'typebox';
import { url } from './setting-forms.ts';

/** How the database is reached; a part of the settings. */
export const databaseSettings = {
  databaseUrl: Type.Optional(
    Type.String({
      pattern: url('postgres|postgresql'),
      secret: true,
      description: 'PostgreSQL 15 or later, as the application role (docs/database-roles.md). The sandbox uses an embedded one when absent.',
      wrong: 'is not a PostgreSQL address',
      advice: 'set DATABASE_URL=postgres://user:password@host:5432/database',
    }),
  ),
  databaseOwnerUrl: Type.Optional(
    Type.String({
      pattern: url('postgres|postgresql'),
      secret: true,
      description: 'The same database as the role that owns its tables: carries out the migrations at the start. Absent: they must have been carried out.',
      wrong: 'is not a PostgreSQL address',
      advice: 'set DATABASE_OWNER_URL=postgres://owner:password@host:5432/database, or leave it out',
    }),
  ),
  databaseReplicaUrl: Type.Optional(
    Type.String({
      pattern: url('postgres|postgresql'),
      secret: true,
      description: 'A hot standby of the same database: lists, reports and feeds are read from it while it keeps up (docs/scale.md). Absent: all from DATABASE_URL.',
      wrong: 'is not a PostgreSQL address',
      advice: 'set DATABASE_REPLICA_URL=postgres://user:password@standby:5432/database, or leave it out',
    }),
  ),
  databasePooled: Type.Boolean({
    default: false,
    description: 'Whether DATABASE_URL and DATABASE_REPLICA_URL lead to a pooler in transaction mode, such as PgBouncer (docs/scale.md).',
    wrong: 'is neither true nor false',
    advice: 'set DATABASE_POOLED=true or false',
  }),
  databaseNamedStatements: Type.Optional(
    Type.Boolean({
      description: 'Whether statements that come often are prepared by a name. Absent: unless DATABASE_POOLED=true. A PgBouncer of 1.21 or later takes them with max_prepared_statements.',
      wrong: 'is neither true nor false',
      advice: 'set DATABASE_NAMED_STATEMENTS=true or false, or leave it out',
    }),
  ),
  databaseConnections: Type.Integer({
    minimum: 1,
    maximum: 1_000,
    default: 10,
    description: 'Connections of one process to the database, and as many to a standby.',
    wrong: 'is not a whole number from 1 to 1000',
    advice: 'set for example DATABASE_CONNECTIONS=10',
  }),
  databaseWait: Type.Integer({
    minimum: 1,
    maximum: 60,
    default: 5,
    description: 'Seconds that a request waits for a connection to the database; then it is answered 503.',
    wrong: 'is not a whole number of seconds from 1 to 60',
    advice: 'set for example DATABASE_WAIT=5',
  }),
};
