import { randomBytes } from 'node:crypto';
import { performance } from 'node:perf_hooks';
import type { Span, SpanKind, SpanValues } from '../db/trace.ts';

/** A span as it goes to the collector. */
export interface EndedSpan {
  traceId: string;
  spanId: string;
  parentId?: string;
  name: string;
  kind: SpanKind;
  /** Milliseconds since 1970, with their fractions. */
  from: number;
  until: number;
  values: SpanValues;
  failed: boolean;
}

type Beginning = Pick<EndedSpan, 'traceId' | 'parentId' | 'name' | 'kind' | 'values'>;

/** A piece of work that is being recorded; handed on when it ends. */
export class RecordedSpan implements Span {
  readonly traceId: string;
  readonly spanId = randomBytes(8).toString('hex');
  readonly #beginning: Beginning;
  readonly #from = present();
  readonly #done: (span: EndedSpan) => void;
  #ended = false;

  constructor(beginning: Beginning, done: (span: EndedSpan) => void) {
    this.traceId = beginning.traceId;
    this.#beginning = beginning;
    this.#done = done;
  }

  get traceparent(): string {
    return `00-${this.traceId}-${this.spanId}-01`;
  }

  get hasEnded(): boolean {
    return this.#ended;
  }

  end(values: SpanValues = {}, failed = false): void {
    if (this.#ended) return;
    this.#ended = true;
    const beginning = this.#beginning;
    this.#done({ ...beginning, spanId: this.spanId, from: this.#from, until: present(), values: { ...beginning.values, ...values }, failed });
  }
}

/** The machine's time, whatever clock the service works by: a collector sets these beside those of other programs. */
function present(): number {
  return performance.timeOrigin + performance.now();
}
