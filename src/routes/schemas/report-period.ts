import { Type } from 'typebox';
import { PERIOD_PATTERN } from '../../domain/report/period.ts';

export const periodName = Type.String({
  pattern: PERIOD_PATTERN, minLength: 4, maxLength: 7, description: 'Период, который закончился: квартал `2026-Q3`, полугодие `2026-H1`, год `2026`.',
});
