/** A section of the changelog: `## 0.2.0 (ru)`. */
export interface Section {
  version: string;
  language: 'ru' | 'en';
  text: string;
}

export function sectionsOf(page: string): Section[] {
  return page.split(/^## /m).slice(1).flatMap((text) => {
    const [, version, language] = /^(\d+\.\d+\.\d+) \((ru|en)\)/.exec(text) ?? [];
    return version === undefined ? [] : [{ version, language: language as Section['language'], text }];
  });
}

/**
 * The operations that came or went since the release before and that the sections of a version do not name.
 * @param before the document of the release before as text; absent for the first release, which names nothing in particular
 */
export function forgotten(page: string, version: string, before: string | undefined, now: string): string[] {
  if (before === undefined) return [];
  const [was, is] = [operationsIn(before), operationsIn(now)];
  const changed = [...is.filter((id) => !was.includes(id)), ...was.filter((id) => !is.includes(id))];
  return sectionsOf(page).filter((section) => section.version === version).flatMap((section) =>
    changed.filter((id) => !section.text.includes(`\`${id}\``)).map((id) => `${version} (${section.language}): ${id}`));
}

function operationsIn(document: string): string[] {
  const { paths } = JSON.parse(document) as { paths: Record<string, Record<string, { operationId: string }>> };
  return Object.values(paths).flatMap((item) => Object.values(item).map(({ operationId }) => operationId));
}
