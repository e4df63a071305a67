/** More marks than this are not kept: how far behind the oldest one tells is far enough. */
const MOST = 600;

/** How far a copy is behind, by this process's own watch: since when it has been lacking what the original had. */
export class ReplayLag {
  readonly #marks: { position: bigint; at: number }[] = [];

  /** The original has come to this position just now. */
  mark(position: bigint): void {
    const last = this.#marks.at(-1)?.position ?? -1n;
    // another primary, which has less: what the one before had counts no more
    if (position < last) this.#marks.length = 0;
    if (position === last) return;
    if (this.#marks.length < MOST) this.#marks.push({ position, at: performance.now() });
  }

  /** @param replayed how far the copy has come */
  milliseconds(replayed: bigint): number {
    while (this.#marks[0] !== undefined && this.#marks[0].position <= replayed) this.#marks.shift();
    const [oldest] = this.#marks;
    return oldest === undefined ? 0 : performance.now() - oldest.at;
  }
}
