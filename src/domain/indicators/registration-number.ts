/** ОГРН of a legal person: 13 digits, the last the remainder of the others by 11. */
export function isOgrn(number: string): boolean {
  return /^\d{13}$/.test(number) && Number(BigInt(number.slice(0, 12)) % 11n) % 10 === Number(number[12]);
}

const weights = [2, 4, 10, 3, 5, 9, 4, 6, 8];

/** ИНН of a legal person: 10 digits, the last a weighted sum of the others. */
export function isInn(number: string): boolean {
  const sum = weights.reduce((total, weight, at) => total + weight * Number(number[at]), 0);
  return /^\d{10}$/.test(number) && (sum % 11) % 10 === Number(number[9]);
}
