import { Type } from 'typebox';

/** How long what only grows stays in the tables; a part of the settings. */
export const retentionSettings = {
  retentionFeedMonths: Type.Optional(
    Type.Integer({
      minimum: 6,
      maximum: 1_200,
      description: 'Months for which events stay readable in feeds and for webhooks; older ones are detached (docs/partitions.md). Absent: for good.',
      wrong: 'is not a whole number of months from 6 to 1200',
      advice: 'set for example RETENTION_FEED_MONTHS=36, or leave it out',
    }),
  ),
  retentionAuditMonths: Type.Optional(
    Type.Integer({
      minimum: 6,
      maximum: 1_200,
      description: 'Months for which the record of changes stays in its table; what is older is detached (docs/partitions.md). Absent: for good.',
      wrong: 'is not a whole number of months from 6 to 1200',
      advice: 'set for example RETENTION_AUDIT_MONTHS=60, or leave it out',
    }),
  ),
  retentionAccessMonths: Type.Optional(
    Type.Integer({
      minimum: 12,
      maximum: 1_200,
      description: 'Months for which the record of accesses stays in its tables; what is older is detached under sealed cuts (docs/partitions.md). Absent: for good.',
      wrong: 'is not a whole number of months from 12 to 1200',
      advice: 'set for example RETENTION_ACCESS_MONTHS=60, or leave it out',
    }),
  ),
};
