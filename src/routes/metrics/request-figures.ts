/** Upper bounds of the buckets, seconds. */
export const DURATION_BOUNDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30] as const;

/** What a request was, in few words: every one of these is out of a list, so that nobody can make series by asking. */
export interface MeasuredRequest {
  /** The operationId; `none` for an address that is no operation's. */
  operation: string;
  method: string;
  /** `2xx` … `5xx`; `gone` when the caller hung up before the answer was out. */
  status: string;
}

interface Series {
  labels: string;
  buckets: Float64Array;
  sum: number;
  count: number;
}

const DURATION = 'soprovozhdenie_http_request_duration_seconds';
const UNDER_WAY = 'soprovozhdenie_http_requests_under_way';

/**
 * Rate, errors and durations of one process's requests, as a histogram for each operation. It is asked with every request, so it counts
 * into arrays: prom-client's own histogram takes as long as a fiftieth of a whole request.
 */
export class RequestFigures {
  readonly #series = new Map<string, Series>();
  #underWay = 0;

  /** A request has come. */
  begin(): void {
    this.#underWay += 1;
  }

  /** It is over. */
  end({ operation, method, status }: MeasuredRequest, seconds: number): void {
    this.#underWay -= 1;
    const labels = `operation="${operation}",method="${method}",status="${status}"`;
    const series = this.#series.get(labels) ?? this.#begun(labels);
    const bucket = DURATION_BOUNDS.findIndex((bound) => seconds <= bound);
    const place = bucket === -1 ? DURATION_BOUNDS.length : bucket;
    series.buckets[place] = (series.buckets[place] ?? 0) + 1;
    series.sum += seconds;
    series.count += 1;
  }

  /** As Prometheus reads them. */
  text(): string {
    return [
      `# HELP ${DURATION} How long requests took, from their headers to the last byte of the answer.`,
      `# TYPE ${DURATION} histogram`,
      ...[...this.#series.values()].flatMap(linesOf),
      `# HELP ${UNDER_WAY} Requests that this process is answering now.`,
      `# TYPE ${UNDER_WAY} gauge`,
      `${UNDER_WAY} ${this.#underWay}`,
      '',
    ].join('\n');
  }

  #begun(labels: string): Series {
    const series = { labels, buckets: new Float64Array(DURATION_BOUNDS.length + 1), sum: 0, count: 0 };
    this.#series.set(labels, series);
    return series;
  }
}

/** The buckets of the text format are cumulative. */
function linesOf({ labels, buckets, sum, count }: Series): string[] {
  let upTo = 0;
  const lines = DURATION_BOUNDS.map((bound, place) => `${DURATION}_bucket{${labels},le="${bound}"} ${(upTo += buckets[place] ?? 0)}`);
  return [...lines, `${DURATION}_bucket{${labels},le="+Inf"} ${count}`, `${DURATION}_sum{${labels}} ${sum}`, `${DURATION}_count{${labels}} ${count}`];
}
