import type { ClientClass } from './patient-clients.ts';

/**
 * Connections that send what was asked in one turn of the event loop in one piece. For each piece the database's process is woken once, which costs
 * more than most of our statements.
 */
export function corkingClients(Base: ClientClass): ClientClass {
  return class extends Base {
    #isHeld = false;

    override query(...args: unknown[]): never {
      if (!this.#isHeld) this.#holdUntilTurnEnds();
      return (super.query.bind(this) as (...given: unknown[]) => unknown)(...args) as never;
    }

    #holdUntilTurnEnds(): void {
      const { stream } = this.connection;
      this.#isHeld = true;
      stream.cork();
      process.nextTick(() => {
        this.#isHeld = false;
        stream.uncork();
      });
    }
  };
}
