import { setFlagsFromString } from 'node:v8';

/** By how much the heap may grow beyond what lives in it before it is cleared, in per cent. */
const GROWTH = 40;

/**
 * Has the process clear its memory earlier than Node would: with much memory in a machine, Node lets a heap of 90 MB grow to several times that, and a
 * container's limit does not know that it could shrink. It is no limit, so a large answer goes through; under load it costs a few per cent of the processor.
 */
export function keepHeapSmall(): void {
  setFlagsFromString(`--heap-growing-percent=${GROWTH}`);
}
