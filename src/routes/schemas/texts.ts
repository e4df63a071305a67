import { Type, type TString } from 'typebox';

/** A line or a passage that says something: not empty, not only spaces, at most `longest` characters. */
export function text(longest: number, description: string): TString {
  return Type.String({ minLength: 1, maxLength: longest, pattern: '\\S', description });
}
