/** What regions are called in headings, by the code that regulations use. */
const names: Record<string, string> = {
  tatarstan: 'Республика Татарстан', magadan: 'Магаданская область', chelyabinsk: 'Челябинская область', azov: 'город Азов',
  valuyki: 'город Валуйки',
};

/** The name of a region; one that came later goes by its code. */
export function regionName(region: string): string {
  return names[region] ?? region;
}
