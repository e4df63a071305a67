/** The values of a setting that lists them with commas; none when it is absent. */
export function commaList(text: string | undefined): string[] {
  return (text ?? '').split(',').map((part) => part.trim()).filter((part) => part !== '');
}
