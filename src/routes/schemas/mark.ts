import { Type } from 'typebox';
import type { Mark } from '../../domain/case/facts.ts';

/** A mark on the five-step scale. */
export function mark(description: string) {
  return Type.Unsafe<Mark>(Type.Integer({ minimum: 1, maximum: 5, description: `${description} От 1 (совсем нет) до 5 (полностью).` }));
}
