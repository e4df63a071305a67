import { type Box, boxOf, MARK, type Scene, type Shape, type Text } from '../../src/domain/charts/scene.ts';

/** What is wrong with the layout of a picture: shapes beyond its edge, texts over one another. Empty when nothing is. */
export function faultsOf({ width, height, shapes }: Scene): string[] {
  const boxes = shapes.map(boxOfShape);
  const outside = boxes.flatMap((box, index) => (
    box.left >= 0 && box.top >= 0 && box.right <= width && box.bottom <= height && box.left <= box.right && box.top <= box.bottom ? [] : [`outside: ${JSON.stringify(shapes[index])}`]));
  const texts = shapes.filter((shape): shape is Text => shape.kind === 'text');
  const over = texts.flatMap((one, index) => texts.slice(index + 1).filter((other) => overlap(boxOf(one), boxOf(other))).map((other) => `«${one.text}» over «${other.text}»`));
  return [...outside, ...over];
}

function boxOfShape(shape: Shape): Box {
  switch (shape.kind) {
    case 'text':
      return boxOf(shape);
    case 'rect':
      return { left: shape.x, right: shape.x + shape.width, top: shape.y, bottom: shape.y + shape.height };
    case 'line':
      return { left: Math.min(shape.x1, shape.x2), right: Math.max(shape.x1, shape.x2), top: Math.min(shape.y1, shape.y2), bottom: Math.max(shape.y1, shape.y2) };
    case 'mark':
      return { left: shape.x - MARK, right: shape.x + MARK, top: shape.y - MARK, bottom: shape.y + MARK };
  }
}

function overlap(one: Box, other: Box): boolean {
  const sliver = 0.01;
  return one.left + sliver < other.right && other.left + sliver < one.right && one.top + sliver < other.bottom && other.top + sliver < one.bottom;
}
