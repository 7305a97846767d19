import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { validate } from 'dockerfile-utils';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { readEnv } from '#server/env.ts';

const root = new URL('..', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, root), 'utf8');
const dockerfile = read('Dockerfile');
/** Instructions with their arguments, continued lines joined. */
const instructions = dockerfile
  .replace(/^#.*\n/gm, '')
  .replace(/\\\n\s*/g, '')
  .split('\n')
  .filter(Boolean)
  .map((line) => /^(\S+) (.*)$/.exec(line)!.slice(1) as [name: string, text: string]);
const from = (name: string) => instructions.filter((each) => each[0] === name).map(([, text]) => text);
const stages = dockerfile.split(/^(?=FROM )/m).slice(1);

describe('Dockerfile', () => {
  it('has nothing that its linter knows to be wrong', () => {
    expect(validate(dockerfile)).toEqual([]);
  });

  it('begins with an image of a Node that Beleg runs on, by its tag', () => {
    const oldest = Number(/(\d+)/.exec(JSON.parse(read('package.json')).engines.node)![1]);
    for (const image of from('FROM')) {
      const [, major] = /^node:(\d+)-slim( AS \w+)?$/.exec(image)!;
      expect(Number(major)).toBeGreaterThanOrEqual(oldest);
    }
  });

  it('copies what is there, and what .dockerignore does not leave out', () => {
    const ignored = read('.dockerignore').split('\n').filter(Boolean);
    // Patterns are held against the whole path: a star stops at a slash.
    const isIgnored = (path: string) =>
      ignored.some((pattern) =>
        pattern.startsWith('*')
          ? !path.includes('/') && path.endsWith(pattern.slice(1))
          : path === pattern || path.startsWith(`${pattern}/`),
      );
    const copied = from('COPY').filter((text) => !text.startsWith('--from'));
    const sources = copied.flatMap((text) => text.split(' ').slice(0, -1)).filter((path) => path !== '.');
    expect(sources.length).toBeGreaterThan(2);
    for (const source of sources) {
      expect(existsSync(new URL(source, root)), source).toBe(true);
      expect(isIgnored(source), source).toBe(false);
    }
    for (const needed of ['server/main.ts', 'corpus/load.ts', 'index/main.ts', 'index/encoder/config.json']) {
      expect(isIgnored(needed), needed).toBe(false);
    }
    for (const unwanted of ['.git/config', 'node_modules/hono/package.json', 'web/dist/index.html', '.env']) {
      expect(isIgnored(unwanted), unwanted).toBe(true);
    }
  });

  it('takes from its first stage what that made or was given', () => {
    const made = ['node_modules', 'web/dist'];
    const taken = stages[1]!.matchAll(/^COPY --from=build ((?:\/app\/\S+ )+)/gm);
    const paths = [...taken].flatMap(([, text]) => text!.trim().split(' '));
    expect(paths.length).toBeGreaterThan(5);
    for (const path of paths.map((each) => each.replace('/app/', ''))) {
      expect(made.includes(path) || existsSync(fileURLToPath(new URL(path, root))), path).toBe(true);
    }
  });

  it('runs as no root, keeps what it writes in one place, and lets in nobody by default', () => {
    const last = stages[1]!;
    expect(last).toMatch(/^USER node$/m);
    expect(last.indexOf('USER node')).toBeLessThan(last.indexOf('\nCMD '));
    expect(last).toMatch(/^VOLUME \/data$/m);
    const settings = Object.fromEntries(
      from('ENV')
        .at(-1)!
        .split(' ')
        .map((each) => each.split('=')),
    );
    for (const name of ['INDEX_DIR', 'STUDIES_DIR']) expect(settings[name]).toMatch(/^\/data\//);
    expect(() => readEnv(settings)).toThrow(/TOKEN/);
    expect(from('EXPOSE')).toEqual([settings.PORT]);
  });

  it('asks after its health where that needs no token', () => {
    const [check] = from('HEALTHCHECK');
    const [command, flag, script] = JSON.parse(/\[.*\]$/.exec(check!)![0]);
    expect([command, flag]).toEqual(['node', '-e']);
    expect(script).toContain("fetch('http://127.0.0.1:8787/api/live')");
    expect(() => new Function(script)).not.toThrow();
  });
});

interface Service {
  image?: string;
  environment: Record<string, string>;
  ports?: string[];
  volumes: string[];
  healthcheck?: { test: string[] };
  depends_on?: Record<string, { condition: string }>;
  read_only: boolean;
  cap_drop: string[];
  security_opt: string[];
  networks: string[];
}

describe('compose.yaml', () => {
  const compose = parse(read('compose.yaml')) as {
    services: Record<'beleg' | 'database', Service>;
    volumes: Record<string, unknown>;
    networks: Record<string, { internal?: boolean } | null>;
  };
  const { beleg, database } = compose.services;

  it('starts Beleg after its database, which has vectors and a version', () => {
    expect(Object.keys(compose.services)).toEqual(['beleg', 'database']);
    expect(database.image).toMatch(/^pgvector\/pgvector:pg\d+$/);
    expect(database.healthcheck!.test).toContain('pg_isready');
    expect(beleg.depends_on).toEqual({ database: { condition: 'service_healthy' } });
    expect(beleg.environment.DATABASE_URL).toMatch(/^postgres:\/\/beleg:[^@]+@database:5432\/beleg$/);
    expect(read('compose.yaml')).not.toContain(':latest');
  });

  it('demands the secrets, and shows itself to this machine alone', () => {
    expect(beleg.environment.TOKEN).toMatch(/^\$\{TOKEN:\?/);
    expect(database.environment.POSTGRES_PASSWORD).toMatch(/^\$\{POSTGRES_PASSWORD:\?/);
    for (const port of beleg.ports!) expect(port).toMatch(/^127\.0\.0\.1:/);
    expect(database.ports).toBeUndefined();
    expect(database.networks.map((name) => compose.networks[name]?.internal)).toEqual([true]);
  });

  it.each(Object.entries(compose.services))('gives %s no more rights than it needs', (_, service) => {
    expect(service.read_only).toBe(true);
    expect(service.cap_drop).toEqual(['ALL']);
    expect(service.security_opt).toEqual(['no-new-privileges:true']);
    for (const volume of service.volumes) {
      expect(Object.keys(compose.volumes)).toContain(volume.split(':')[0]);
    }
  });
});
