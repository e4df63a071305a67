/**
 * A file to be saved (RFC 6266): a plain name for old programs, the Russian one beside it in the form of RFC 8187.
 * @param plain ASCII letters, digits, `-` and `.`
 */
export function attachment(plain: string, russian: string): string {
  return `attachment; filename="${plain}"; filename*=UTF-8''${encodeURIComponent(russian).replace(/['()*]/g, escaped)}`;
}

function escaped(sign: string): string {
  return `%${sign.charCodeAt(0).toString(16).toUpperCase()}`;
}
