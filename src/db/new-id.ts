import { randomFillSync } from 'node:crypto';
import { v7 } from 'uuid';

const BYTES_AN_ID = 16;
/** Random bytes for the next ids: one call for many is most of what an id costs. */
const pool = new Uint8Array(BYTES_AN_ID * 256);
let next = pool.length;
/** Orders the ids of one millisecond. */
let sequence = new DataView(randomFillSync(new Uint8Array(4)).buffer).getUint32(0);

/** A new identifier: UUIDv7, so that ids sort by the time of making and indexes grow at one end. */
export function newId(): string {
  if (next === pool.length) {
    randomFillSync(pool);
    next = 0;
  }
  const random = pool.subarray(next, next + BYTES_AN_ID);
  next += BYTES_AN_ID;
  sequence = (sequence + 1) >>> 0;
  return v7({ random, seq: sequence });
}
