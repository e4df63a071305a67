export { type PoolFigures, poolFigures } from '../db/pool-figures.ts';
