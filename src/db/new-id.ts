import { v7 } from 'uuid';

/** A new identifier: UUIDv7, so that ids sort by the time of making and indexes grow at one end. */
export function newId(): string {
  return v7();
}
