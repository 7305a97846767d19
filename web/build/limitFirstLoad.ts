import { gzipSync } from 'node:zlib';
import type { Plugin, Rollup } from 'vite';

/** Most JavaScript that the first screen may load, in bytes after gzip. */
const FIRST_LOAD_LIMIT = 120_000;

/** Fails the build when the first screen would load too much, and says how much it loads. */
export function limitFirstLoad(): Plugin {
  return {
    name: 'limit-first-load',
    apply: 'build',
    generateBundle(_, bundle) {
      const size = firstLoadSize(bundle);
      const text = `first load: ${(size / 1000).toFixed(1)} kB of JavaScript, gzipped (limit ${FIRST_LOAD_LIMIT / 1000} kB)`;
      if (size > FIRST_LOAD_LIMIT) this.error(text);
      this.info(text);
    },
  };
}

/** Gzipped bytes of the entry and of all that it imports at once; what is imported later does not count. */
export function firstLoadSize(bundle: Rollup.OutputBundle): number {
  const chunks = Object.values(bundle).filter((output) => output.type === 'chunk');
  const wanted = new Set(chunks.filter(({ isEntry }) => isEntry));
  for (const chunk of wanted) {
    for (const other of chunks) if (chunk.imports.includes(other.fileName)) wanted.add(other);
  }
  return [...wanted].reduce((sum, { code }) => sum + gzipSync(code).length, 0);
}
