import { expect, it } from 'vitest';
import { engineFor } from '#index/postgres/engine.ts';

it.each([
  [
    'PostgreSQL 15.18 (Debian 15.18-0+deb12u1) on x86_64-pc-linux-gnu, compiled by gcc',
    [],
    'PostgreSQL',
    'hnsw',
  ],
  ['PostgreSQL 16.3 on x86_64-pc-linux-gnu, compiled by clang', ['citus', 'vector'], 'Citus', 'hnsw'],
  ['PostgreSQL 15.12-YB-2025.1.0.0-b0 on x86_64-pc-linux-gnu', [], 'YugabyteDB', 'ybhnsw'],
  ['CockroachDB CCL v25.4.0 (x86_64-pc-linux-gnu)', [], 'CockroachDB', 'VECTOR INDEX'],
])('knows what to say to %s', (version, extensions, name, graph) => {
  const engine = engineFor(version, extensions);
  expect(engine.name).toBe(name);
  expect(engine.graph).toContain(graph);
});
