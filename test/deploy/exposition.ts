/** A metric as a process tells it: its type, and every label that one of its series has. */
export interface ToldMetric {
  type: string;
  labels: Set<string>;
}

/** The metrics of a text in Prometheus's format, under the names that are asked for: a histogram has three. */
export function toldMetrics(text: string): Map<string, ToldMetric> {
  const told = new Map<string, ToldMetric>();
  for (const line of text.split('\n')) {
    const [, name, type] = /^# TYPE (\S+) (\S+)$/.exec(line) ?? [];
    if (name !== undefined && type !== undefined) for (const one of namesOf(name, type)) told.set(one, { type, labels: new Set() });
    const [, series, labels = ''] = /^([a-zA-Z_:]\w*)(?:\{(.*)\})? \S+$/.exec(line) ?? [];
    if (series !== undefined) for (const [, label = ''] of labels.matchAll(/(\w+)="/g)) told.get(series)?.labels.add(label);
  }
  return told;
}

function namesOf(name: string, type: string): string[] {
  return type === 'histogram' ? ['bucket', 'count', 'sum'].map((part) => `${name}_${part}`) : [name];
}
