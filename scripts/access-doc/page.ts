import { roles } from '../../src/operations/context.ts';
import { access, type Door, type Sight } from '../../src/routes/access.ts';
import { roleWords, sightWords } from '../../src/routes/access-words.ts';

/** One letter for each sight, so that the table fits a page. */
const marks: Record<Sight, string> = {
  ownCases: 'O', organisation: 'P', municipality: 'M', ownMeasures: 'E', figures: 'F', region: 'R', ownWebhooks: 'W', ownSurveys: 'S', surveysOfUs: 'A', everything: '*',
};

/** docs/access.md: who may call what, and what they come to see. */
export function accessPage(): string {
  const doors = Object.entries<Door | 'public'>(access);
  const walled = doors.filter((entry): entry is [string, Door] => entry[1] !== 'public');
  return [
    '# Who may call what',
    '',
    'Made from `src/routes/access.ts` by `npm run access`; a test fails when the two differ. The same table is in the published document: `security`',
    'names the roles of each operation, `x-sees` what each comes to see.',
    '',
    '| role | who |',
    '| --- | --- |',
    ...roles.map((role) => `| \`${role}\` | ${roleWords[role].en} (${roleWords[role].ru}) |`),
    '',
    '| mark | what they see |',
    '| --- | --- |',
    ...Object.entries(sightWords).map(([sight, words]) => `| ${marks[sight as Sight]} | ${words.en} |`),
    '| — | may not call it: 403 |',
    '',
    'What lies outside of what a role sees is answered exactly like what does not exist: 404, byte for byte but for the trace id and the id that was',
    'asked for.',
    '',
    '## Operations with family data',
    '',
    'Every call of these is recorded, whatever came of it ([audit.md](audit.md)).',
    '',
    ...table(walled.filter(([, { families }]) => families)),
    '',
    '## Other operations',
    '',
    ...table(walled.filter(([, { families }]) => !families)),
    '',
    '## Without a token',
    '',
    doors.filter(([, door]) => door === 'public').map(([operation]) => `\`${operation}\``).join(', ') + '.',
    '',
  ].join('\n');
}

function table(doors: readonly [string, Door][]): string[] {
  const cells = ({ roles: seeing }: Door) => roles.map((role) => {
    const sight = seeing[role];
    return sight === undefined ? '—' : marks[sight];
  });
  return [
    `| operation | ${roles.join(' | ')} |`,
    `| --- |${' --- |'.repeat(roles.length)}`,
    ...doors.map(([operation, door]) => `| \`${operation}\` | ${cells(door).join(' | ')} |`),
  ];
}
