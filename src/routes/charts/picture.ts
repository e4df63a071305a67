import { Type } from 'typebox';
import type { Reply } from '../../operations/perform.ts';
import { contentTag } from '../reference/cacheable.ts';

export const SVG = 'image/svg+xml';

/** A picture as an answer. */
export const pictureText = Type.String({ description: 'Картинка SVG; всё содержание есть и текстом, в `<desc>`.' });
export const pictureExample = '<svg xmlns="http://www.w3.org/2000/svg" lang="ru" role="img" viewBox="0 0 1123 620"><title>Ход сопровождения: дело № 2026/17</title></svg>\n';

/** What every picture says of itself. */
export const pictureWords = 'Читается и в чёрно-белой печати: узоры и подписи, не только цвет; лист A4, альбомная ориентация. Без скриптов, стилей и ссылок. ETag — по содержанию.';

/** A picture whose tag is that of its content: another day or another name is another picture. */
export function picture(svg: string): Reply<string> {
  return { status: 200, headers: { 'content-type': `${SVG}; charset=utf-8`, 'etag': contentTag(svg) }, body: svg };
}
