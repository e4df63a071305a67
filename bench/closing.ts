/** What a run has opened, closed in reverse order at its end, also when it fails or is interrupted. */
export class Closing {
  readonly #closers: Array<() => Promise<void> | void> = [];

  /** Registers how to close what was just opened. */
  add(close: () => Promise<void> | void): void {
    this.#closers.push(close);
  }

  async closeAll(): Promise<void> {
    for (const close of this.#closers.splice(0).toReversed()) {
      try {
        await close();
      } catch (error) {
        console.error(`While closing: ${(error as Error).message}`);
      }
    }
  }
}
