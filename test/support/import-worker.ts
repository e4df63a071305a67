import { systemClock } from '../../src/clock.ts';
import { APPLICATION_ROLE, openDatabase } from '../../src/db/database.ts';
import { workOffImports } from '../../src/jobs/imports.ts';
import { lineReader } from '../../src/routes/imports/line-reader.ts';

// A process that works off what waits, tells how large it grew (MB), and ends; a test kills it in the middle.

const db = openDatabase({ url: process.argv[2] ?? '', role: APPLICATION_ROLE });
const say = (facts: object, message: string) => console.error(message, facts);
await workOffImports({ db, clock: systemClock, reader: lineReader(), logger: { debug: () => undefined, warn: say, error: say } });
await db.destroy();
console.log(Math.round(process.resourceUsage().maxRSS / 1024));
