import { Type, type TObject, type TString } from 'typebox';
import { closed } from './closed.ts';

/** An identifier given by the service. */
export function id(description: string): TString {
  return Type.String({ format: 'uuid', description });
}

/** The path of one thing: `/{id}`. */
export function idParams(description: string): TObject<{ id: TString }> {
  return closed({ id: id(description) });
}

/** The version of a thing that can be edited: its ETag without the quotes. */
export const version = Type.Integer({ minimum: 1, description: 'Версия записи; она же в заголовке ETag.' });
