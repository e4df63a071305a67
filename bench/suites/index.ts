import type { Suite } from '../suite.ts';
import { accessSuite } from './access.ts';
import { dailySuite } from './daily.ts';
import { importSuite } from './import.ts';

/** Everything that can be measured. */
export const suites: readonly Suite[] = [accessSuite, dailySuite, importSuite];
