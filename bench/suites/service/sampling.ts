import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import { formats } from '../../../src/routes/plugins/formats.ts';
import { Connection } from '../../load/connection.ts';
import type { Asking } from '../../load/load.ts';
import type { ServiceOperation } from './operations.ts';

const SAMPLES = 20;

/** Holds answers against the published document. */
export class Sampler {
  readonly #ajv = new Ajv2020({ strict: false, validateSchema: false, formats });

  constructor(document: string) {
    this.#ajv.addSchema(JSON.parse(document) as object, 'document');
  }

  /**
   * Asks a few times by itself, outside of any measured turn.
   * @returns the length of an answer in bytes, on average
   * @throws Error when an answer is not as published
   */
  async sample({ name, document: { path, method }, status }: ServiceOperation, port: number, asking: Asking): Promise<number> {
    const check: ValidateFunction = this.#ajv.compile({
      $ref: `document#/paths/${path.replaceAll('~', '~0').replaceAll('/', '~1')}/${method}/responses/${status}/content/application~1json/schema`,
    });
    return await averageLength(port, asking, (text) => {
      if (!check(JSON.parse(text))) throw new Error(`${name}: an answer is not as published: ${JSON.stringify(check.errors?.slice(0, 3))}`);
    });
  }
}

/** Asks a few times; the length of an answer in bytes, on average. */
export async function averageLength(port: number, asking: Asking, look: (text: string) => void = () => undefined): Promise<number> {
  const connection = await Connection.open(port);
  let total = 0;
  try {
    for (let sample = 0; sample < SAMPLES; sample += 1) {
      const { status, text } = await connection.ask(asking.next());
      if (status !== asking.status) throw new Error(`expected ${asking.status}, got ${status}: ${text()}`);
      look(text());
      total += Buffer.byteLength(text());
    }
    return total / SAMPLES;
  } finally {
    connection.close();
  }
}
