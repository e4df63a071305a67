import { shippedRegulations } from '../domain/regulations/index.ts';
import { type Regulation, resolveRegulation } from '../domain/regulations/resolve.ts';

/** A region of the demo: one provider that works by one regulation. */
export interface DemoRegion {
  code: string;
  regulationCode: string;
  /** Tells its ids from the other regions': Tatarstan's are the ones that the published examples name. */
  index: number;
  municipality: string;
  town: string;
  provider: string;
  /** What the ids of its clients begin with: `demo-head`, `demo-magadan-head`. */
  clientPrefix: string;
}

export const tatarstanDemo: DemoRegion = {
  code: 'tatarstan', regulationCode: 'tatarstan-2017', index: 0, municipality: 'Примерский муниципальный район', town: 'Примерск',
  provider: 'Центр социальной помощи семье и детям «Образец»', clientPrefix: 'demo',
};

/** Every region whose regulation the service brings along. */
export const demoRegions: readonly DemoRegion[] = [
  tatarstanDemo,
  region(1, 'magadan', 'magadan-2017', 'Образцовск-Северный', 'Центр семьи «Пример-Север»'),
  region(2, 'chelyabinsk', 'chelyabinsk-2022', 'Образцовск-Уральский', 'Центр семьи «Пример-Урал»'),
  region(3, 'azov', 'azov-2017', 'Образцовск-Приморский', 'Центр семьи «Пример-Юг»'),
  region(4, 'valuyki', 'valuyki', 'Образцовск-Степной', 'Центр семьи «Пример-Степь»'),
];

function region(index: number, code: string, regulationCode: string, town: string, provider: string): DemoRegion {
  return { code, regulationCode, index, town, provider, municipality: `${town} городской округ`, clientPrefix: `demo-${code}` };
}

/** The shipped regulation of a demo region. */
export function regulationOfDemo({ regulationCode }: DemoRegion): Regulation {
  const source = shippedRegulations.findLast(({ code }) => code === regulationCode);
  if (source === undefined) throw new Error(`The demo names the regulation ${regulationCode}, which the service does not bring along`);
  return resolveRegulation(source);
}
