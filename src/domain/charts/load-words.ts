import { percent } from './load-bars.ts';
import type { CuratorLoad, ProviderLoad } from './load.ts';

/** The loads in words, a line a curator. */
export function loadWords({ counting, groups }: ProviderLoad, shown: readonly CuratorLoad[]): string[] {
  return shown.map(({ name, available, groups: loads }) => {
    const told = loads.map(({ used, capacity, levels }, index) => {
      const held = levels.map(({ label, held: families, overridden }) => (
        `${label} — ${families}${overridden === 0 ? '' : ` (сверх предела по решению руководителя ${overridden})`}`)).join(', ');
      const limit = counting === 'weighted' ? `занято ${percent(used, capacity)} %` : `«${groups[index]?.label ?? ''}»: ${used} из ${capacity}`;
      return `${limit}${used > capacity ? ', предел превышен' : ''} (${held})`;
    });
    return `${name}${available ? '' : ' (новых семей не получает)'}: ${told.join('; ')}.`;
  });
}
