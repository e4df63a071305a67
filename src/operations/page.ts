export type { Page, PageKey, PageRequest } from '../db/page.ts';
