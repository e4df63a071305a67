import { otlpTraces } from './otlp.ts';
import type { EndedSpan } from './recorded-span.ts';

/** Where spans go, and how. */
export interface ExporterOptions {
  /** The collector's address, without `/v1/traces`. */
  endpoint: string;
  headers: Readonly<Record<string, string>>;
  /** What is said of the service with all of them. */
  resource: Readonly<Record<string, string>>;
  report: { warn(facts: object, message: string): void };
  /** Repeats some work every so many milliseconds; returns how to stop it. */
  every(milliseconds: number, work: () => void): () => void;
}

const EVERY = 5_000;
const LARGEST_BATCH = 512;
const LONGEST_QUEUE = 4_096;
const PATIENCE = 10_000;

/**
 * Sends spans to an OpenTelemetry collector, OTLP over HTTP in JSON, in batches. Traces are a help and not a record: what a collector does not take
 * is left out, and nothing that the service does waits for it or fails by it.
 */
export class OtlpExporter {
  readonly #options: ExporterOptions;
  readonly #stop: () => void;
  #queue: EndedSpan[] = [];
  #lost = 0;
  #sending: Promise<void> | undefined;

  constructor(options: ExporterOptions) {
    this.#options = options;
    this.#stop = options.every(EVERY, () => void this.flush());
  }

  /** Takes a span; beyond what fits it is left out. */
  take(span: EndedSpan): void {
    if (this.#queue.length >= LONGEST_QUEUE) this.#lost += 1;
    else this.#queue.push(span);
    if (this.#queue.length >= LARGEST_BATCH) void this.flush();
  }

  /** Sends what has gathered. */
  async flush(): Promise<void> {
    this.#sending ??= this.#sendAll().finally(() => (this.#sending = undefined));
    await this.#sending;
  }

  /** Sends the last ones. */
  async close(): Promise<void> {
    this.#stop();
    await this.flush();
  }

  async #sendAll(): Promise<void> {
    while (this.#queue.length > 0) {
      const batch = this.#queue.splice(0, LARGEST_BATCH);
      const fault = await this.#send(batch);
      if (fault === undefined && this.#lost === 0) continue;
      const lost = this.#lost + (fault === undefined ? 0 : batch.length);
      this.#lost = 0;
      this.#options.report.warn({ lost, fault }, 'spans were not taken by the collector and are left out');
      if (fault !== undefined) return;
    }
  }

  /** What went wrong, in a word. */
  async #send(batch: readonly EndedSpan[]): Promise<string | undefined> {
    const { endpoint, headers, resource } = this.#options;
    const request = { method: 'POST', headers: { ...headers, 'content-type': 'application/json' }, body: JSON.stringify(otlpTraces(resource, batch)), redirect: 'error', signal: AbortSignal.timeout(PATIENCE) } as const;
    return await fetch(`${endpoint.replace(/\/$/, '')}/v1/traces`, request).then(
      async (reply) => {
        await reply.body?.cancel();
        return reply.ok ? undefined : `status ${reply.status}`;
      },
      (error: Error) => error.name,
    );
  }
}
