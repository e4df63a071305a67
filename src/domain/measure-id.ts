/** Which measure of which version of which case's programme. */
export interface MeasureAddress {
  caseId: string;
  programmeNumber: number;
  number: number;
}

const uuid = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
/** A number within a case, from 1 on. */
const number = '[1-9][0-9]{0,4}';

/** `<case>.<version of the programme>.<number of the measure>`. */
export const measureIdPattern = `^${uuid}\\.${number}\\.${number}$`;
/** `<case>.<version of the programme>`. */
export const programmeIdPattern = `^${uuid}\\.${number}$`;

/** The one id by which other systems address a measure. It never changes and never comes back for another measure. */
export function measureIdOf({ caseId, programmeNumber, number: measure }: MeasureAddress): string {
  return `${caseId}.${programmeNumber}.${measure}`;
}

/** Takes apart an id that fits `measureIdPattern`. */
export function measureAddressOf(id: string): MeasureAddress {
  const [caseId = '', programmeNumber, measure] = id.split('.');
  return { caseId, programmeNumber: Number(programmeNumber), number: Number(measure) };
}

/** The one id by which other systems address a version of a programme. */
export function programmeIdOf({ caseId, programmeNumber }: Omit<MeasureAddress, 'number'>): string {
  return `${caseId}.${programmeNumber}`;
}

/** Takes apart an id that fits `programmeIdPattern`. */
export function programmeAddressOf(id: string): Omit<MeasureAddress, 'number'> {
  const [caseId = '', programmeNumber] = id.split('.');
  return { caseId, programmeNumber: Number(programmeNumber) };
}
