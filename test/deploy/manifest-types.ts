import { join } from 'node:path';
import ts from 'typescript';
import { root } from './files.ts';

export interface Manifest {
  apiVersion: string;
  kind: string;
  metadata: { name: string };
  [field: string]: unknown;
}

const asked = join(root, 'test/deploy/manifests-as-typed.ts');

/**
 * What stands in manifests and in no type of Kubernetes. Its own schemas let unknown fields pass, and a cluster drops them silently; the
 * compiler complains of them in literals.
 */
export function unknownFields(manifests: readonly Manifest[]): string[] {
  const lines = manifests.flatMap((manifest, number) => [
    `import type { I${manifest.kind} as T${number} } from 'kubernetes-models/${manifest.apiVersion}';`,
    `export const m${number}: T${number} = ${JSON.stringify(manifest)};`,
  ]);
  const options: ts.CompilerOptions = {
    module: ts.ModuleKind.NodeNext, moduleResolution: ts.ModuleResolutionKind.NodeNext, target: ts.ScriptTarget.ES2022, strict: true, noEmit: true, skipLibCheck: true, types: [],
  };
  const host = ts.createCompilerHost(options);
  const [read, exists] = [host.getSourceFile.bind(host), host.fileExists.bind(host)];
  host.fileExists = (path) => path === asked || exists(path);
  host.getSourceFile = (path, ...rest) => (path === asked ? ts.createSourceFile(path, lines.join('\n'), ts.ScriptTarget.ES2022) : read(path, ...rest));
  const program = ts.createProgram([asked], options, host);
  return ts.getPreEmitDiagnostics(program).map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}
