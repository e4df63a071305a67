import type { Access, AccessRecorder } from '../operations/access-recorder.ts';

type Recorder = Pick<AccessRecorder, 'record' | 'close'>;

/** A record of accesses that can be ended and begun anew while the service goes on. */
export interface ReplaceableAccesses extends Recorder {
  /** Ends the record at hand, does the work, and begins another, whatever comes of the work. */
  around(work: () => Promise<void>): Promise<void>;
}

export function replaceableAccesses(open: () => Recorder): ReplaceableAccesses {
  let present = open();
  return {
    record: (access: Access) => present.record(access),
    close: () => present.close(),
    async around(work) {
      await present.close();
      try {
        await work();
      } finally {
        present = open();
      }
    },
  };
}
