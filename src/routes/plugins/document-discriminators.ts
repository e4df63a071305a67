/**
 * Takes the word `discriminator` out of a document. Our validator needs it, to report faults against the variant meant. In OpenAPI it
 * would say something else: that the field's value is the name of a component. The variants' constants tell readers all they need.
 */
export function dropDiscriminators(node: unknown): void {
  if (typeof node !== 'object' || node === null) return;
  if ('discriminator' in node && 'oneOf' in node) delete node.discriminator;
  for (const part of Object.values(node)) dropDiscriminators(part);
}
