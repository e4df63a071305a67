import { organisationLoad } from '../../db/queries/organisation-load.ts';
import { findOrganisation } from '../../db/queries/organisations.ts';
import { type ProviderLoad, providerLoad } from '../../domain/charts/load.ts';
import { loadScene, pagesOf } from '../../domain/charts/load-scene.ts';
import { svgOf } from '../../domain/charts/svg.ts';
import { DomainError } from '../../domain/errors.ts';
import { russianDate } from '../../domain/forms/russian-date.ts';
import type { OperationContext } from '../context.ts';
import { providerRules } from '../provider-regulation.ts';

/**
 * A page of the load of the caller's own curators against the limits (нагрузка кураторов), as SVG. It counts families and shows none.
 * @throws DomainError not-found, for another organisation, for one that holds no cases and for a page beyond the last
 */
export async function loadChart(ctx: OperationContext, organisationId: string, page: number): Promise<string> {
  const { db, clock, caller: { scope } } = ctx;
  const own = scope.kind === 'organisation' && scope.organisationId === organisationId;
  const provider = own ? await findOrganisation(db, scope, organisationId) : undefined;
  if (provider?.kind !== 'provider') throw new DomainError([{ code: 'not-found', params: { what: organisationId } }]);
  const { regulation, today } = await providerRules(db, clock, provider);
  const load = providerLoad(regulation, await organisationLoad(db, scope, organisationId));
  if (page > pagesOf(load)) throw new DomainError([{ code: 'not-found', params: { what: `page ${page}` } }]);
  return svgOf(loadScene(load, page, { title: `Нагрузка кураторов: ${provider.name}`, subtitle: subtitleOf(load, russianDate(today), page) }));
}

function subtitleOf(load: ProviderLoad, day: string, page: number): string {
  const families = load.levels.reduce((sum, { held }) => sum + held, 0);
  const rule = load.counting === 'weighted' ? 'семьи разных уровней складываются долями предела' : 'у каждого уровня свой предел';
  const pages = pagesOf(load);
  const which = pages === 1 ? '' : ` Лист ${page} из ${pages}.`;
  return `На ${day}. Кураторов ${load.curators.length}, семей ${families}; ${rule} (${load.clause}).${which}`;
}
