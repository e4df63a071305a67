const CHUNK = 65_536;

/** A file of so many invented families with two or three members each, as NDJSON, in chunks as a network brings them. */
export async function* familiesFile(families: number, round: number): AsyncGenerator<Uint8Array> {
  let waiting = '';
  for (let number = 1; number <= families; number += 1) {
    waiting += `${JSON.stringify(family(number, round))}\n`;
    if (waiting.length < CHUNK) continue;
    yield Buffer.from(waiting);
    waiting = '';
  }
  yield Buffer.from(waiting);
}

function family(number: number, round: number): object {
  const child = (name: string) => ({ fullName: `${name} Иван Тестович ${number}`, kinship: 'son', birthDate: '2019-11-20', legalRepresentative: false });
  return {
    externalId: `С-${round}-${number}`,
    municipality: 'Примерский муниципальный район',
    address: `г. Примерск, ул. Образцовая, д. ${number}, кв. 1`,
    completeness: 'full',
    categories: ['disabledChild'],
    contactPhone: '+7 900 000-00-00',
    members: [
      { fullName: `Примерова Мария Тестовна ${number}`, kinship: 'mother', birthDate: '1990-04-02', legalRepresentative: true },
      child('Примеров'), ...(number % 2 === 0 ? [child('Тестов')] : []),
    ],
  };
}
