const names: Record<string, string> = {
  tatarstan: 'Республика Татарстан', magadan: 'Магаданская область', chelyabinsk: 'Челябинская область', azov: 'город Азов, Ростовская область',
  valuyki: 'город Валуйки, Белгородская область',
};

/** The name of a region whose regulation the service brings along, by the code that regulations use; another one goes by its code. */
export function regionInWords(region: string): string {
  return names[region] ?? region;
}
