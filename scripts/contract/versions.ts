/** A release's version: three numbers, nothing after them. */
export type Version = readonly [major: number, minor: number, patch: number];

/** @throws when it is no version of a release, for example `1.2` or `1.0.0-rc.1` */
export function versionOf(text: string): Version {
  const found = /^(0|[1-9]\d*)\.(0|[1-9]\d*)\.(0|[1-9]\d*)$/.exec(text);
  if (found === null) throw new Error(`${text} is no version of a release, such as 1.2.0`);
  return [Number(found[1]), Number(found[2]), Number(found[3])];
}

/** Below zero when `one` came first. */
export function compareVersions(one: Version, other: Version): number {
  return one[0] - other[0] || one[1] - other[1] || one[2] - other[2];
}

/** Whether the step from the released version to this one announces breaking changes: a new major, or a new minor while it is 0. */
export function announcesBreaking(released: Version, now: Version): boolean {
  if (now[0] !== released[0]) return now[0] > released[0];
  return now[0] === 0 && now[1] > released[1];
}
