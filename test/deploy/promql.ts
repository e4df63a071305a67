import { parser } from '@prometheus-io/lezer-promql';

/** What a PromQL expression asks for. */
export interface Question {
  /** What the grammar does not understand, as it stands there. */
  faults: string[];
  metrics: string[];
  /** Labels that are matched or grouped by. */
  labels: string[];
}

/** Reads an expression with Prometheus's own grammar. */
export function questionOf(expression: string): Question {
  const question: Question = { faults: [], metrics: [], labels: [] };
  parser.parse(expression).iterate({
    enter({ name, type, from, to }) {
      const text = expression.slice(from, to);
      if (type.isError) question.faults.push(text === '' ? `something is missing at ${from}` : text);
      if (name === 'Identifier') question.metrics.push(text);
      if (name === 'LabelName') question.labels.push(text);
    },
  });
  return question;
}
