import { Type, type TObject, type TProperties } from 'typebox';

/** What the service tells other systems of: a kind of event with the form of its data. */
export interface EventEntry {
  /** Raised when the data change in a way that an older reader would not understand. */
  version: number;
  ru: string;
  en: string;
  /** Ids, codes, numbers and dates only: never a personal value. */
  data: TObject;
}

/** The data of an event: nothing besides what is named. */
export function eventData<T extends TProperties>(properties: T) {
  return Type.Object(properties, { additionalProperties: false });
}

export const uuid = (description: string) => Type.String({ format: 'uuid', description });
export const code = (description: string) => Type.String({ minLength: 1, maxLength: 100, description });
export const day = (description: string) => Type.String({ format: 'date', description });
export const count = (description: string) => Type.Integer({ minimum: 0, maximum: 2_147_483_647, description });
export const orNull = <T extends ReturnType<typeof code> | ReturnType<typeof count>>(schema: T) => Type.Union([schema, Type.Null()]);
