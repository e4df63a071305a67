import type { Suite } from '../suite.ts';
import { accessSuite } from './access.ts';
import { dailySuite } from './daily.ts';
import { importSuite } from './import.ts';
import { printSuite } from './print.ts';
import { reportsSuite } from './reports.ts';
import { serviceSuite } from './service.ts';
import { sizesSuite } from './sizes.ts';

/** What `npm run bench` measures unless a suite is named. */
export const wholeRun: readonly Suite[] = [serviceSuite, importSuite, dailySuite, reportsSuite];

/** Everything that can be measured. */
export const suites: readonly Suite[] = [serviceSuite, accessSuite, dailySuite, importSuite, printSuite, reportsSuite, sizesSuite];
