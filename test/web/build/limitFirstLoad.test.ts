import { gzipSync } from 'node:zlib';
import type { Rollup } from 'vite';
import { expect, it } from 'vitest';
import { firstLoadSize } from '../../../web/build/limitFirstLoad.ts';

it('counts the entry and all that it imports at once, each once, and nothing that comes later', () => {
  const chunk = (fileName: string, imports: string[], isEntry = false) =>
    ({ type: 'chunk', fileName, code: `// ${fileName}`, imports, isEntry }) as unknown as Rollup.OutputChunk;
  const chunks = [
    chunk('main.js', ['react.js', 'shared.js'], true),
    chunk('react.js', ['shared.js']),
    chunk('shared.js', []),
    chunk('later.js', ['shared.js']),
  ];
  const bundle = Object.fromEntries(chunks.map((each) => [each.fileName, each]));
  const size = (name: string) => gzipSync(`// ${name}`).length;
  expect(firstLoadSize(bundle)).toBe(size('main.js') + size('react.js') + size('shared.js'));
});
