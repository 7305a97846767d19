import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { app, call, parts, request } from '../parts.ts';

interface Operation {
  summary?: string;
  operationId: string;
  requestBody?: { content: Record<string, { schema: object }> };
  responses: Record<string, { description: string; content?: Record<string, { schema: object }> }>;
}
interface Description {
  openapi: string;
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object> };
}

const description = await call<Description>('/openapi.json');

/** A schema of the description as a check, with what it refers to. */
function checkOf(schema: object): z.ZodType {
  const text = JSON.stringify({ ...schema, $defs: description.components.schemas });
  return z.fromJSONSchema(JSON.parse(text.replaceAll('#/components/schemas/', '#/$defs/')));
}

/** One request to each route that must succeed, and what is wrong in another. */
const asked = {
  messages: [{ role: 'user', content: 'Wo liegt das Hauptquartier der US-Truppen in Japan?' }],
};
/** A form with a file of a boundary of our own. */
const formWith = (name: string, content: string) =>
  `--X\r\ncontent-disposition: form-data; name="file"; filename="${name}"\r\n\r\n${content}\r\n--X--\r\n`;
const FORM = 'multipart/form-data; boundary=X';

const REQUESTS: Record<string, { path: string; body?: object | string; type?: string }[]> = {
  'get /api/health': [{ path: '/api/health' }],
  'get /api/live': [{ path: '/api/live' }],
  'get /api/study': [{ path: '/api/study' }, { path: '/api/study?id=nirgends' }],
  'get /api/studies': [{ path: '/api/studies' }],
  // What these do shows elsewhere: here nothing is to be kept.
  'post /api/studies': [
    { path: '/api/studies', body: formWith('leer.md', ''), type: FORM },
    { path: '/api/studies', body: formWith('', ''), type: FORM },
    { path: '/api/studies', body: {} },
  ],
  'delete /api/studies/{id}': [{ path: '/api/studies/alliances' }, { path: '/api/studies/nirgends' }],
  'get /api/passages/{id}': [{ path: '/api/passages/nordkorea-07' }, { path: '/api/passages/nirgends-01' }],
  'get /api/search': [{ path: '/api/search?q=China&k=3' }, { path: '/api/search?q=China&k=0' }],
  'get /api/comparison': [
    { path: '/api/comparison?q=Vergleiche+die+Kommandostrukturen' },
    { path: '/api/comparison?q=Vergleiche+die+Kommandostrukturen&format=csv' },
    { path: '/api/comparison?q=Vergleiche+die+Kommandostrukturen&format=markdown' },
    { path: '/api/comparison?q=Apfelkuchen' },
    { path: '/api/comparison' },
  ],
  'post /api/chat': [
    { path: '/api/chat', body: { ...asked, stream: false } },
    { path: '/api/chat', body: asked },
    {
      path: '/api/chat',
      body: { messages: [{ role: 'user', content: 'Wie backe ich Apfelkuchen?' }], stream: false },
    },
    { path: '/api/chat', body: { messages: [] } },
    { path: '/api/chat', body: asked, type: 'text/plain' },
  ],
  'get /v1/models': [{ path: '/v1/models' }],
  'get /v1/models/{model}': [{ path: '/v1/models/beleg' }, { path: '/v1/models/gpt' }],
  'post /v1/chat/completions': [
    { path: '/v1/chat/completions', body: { ...asked, model: 'beleg' } },
    { path: '/v1/chat/completions', body: { ...asked, model: 'beleg', stream: true } },
    { path: '/v1/chat/completions', body: { ...asked, model: 'gpt' } },
    { path: '/v1/chat/completions', body: { model: 'beleg' } },
    { path: '/v1/chat/completions', body: asked, type: 'text/plain' },
  ],
};

describe('/openapi.json', () => {
  it('describes every route, and no other', () => {
    const served = app.routes
      .filter(({ method, path }) => method !== 'ALL' && /^\/(api|v1)\b/.test(path))
      .map(({ method, path }) => `${method.toLowerCase()} ${path.replace(/:(\w+)/g, '{$1}')}`);
    const described = Object.entries(description.paths).flatMap(([path, operations]) =>
      Object.keys(operations).map((method) => `${method} ${path}`),
    );
    expect(description.openapi).toBe('3.1.0');
    expect(described.sort()).toEqual([...new Set(served)].sort());
    expect(described.sort()).toEqual(Object.keys(REQUESTS).sort());
  });

  it('names every operation once, as generated clients name their functions', () => {
    const names = Object.values(description.paths).flatMap((operations) =>
      Object.values(operations).map(({ operationId }) => operationId),
    );
    for (const name of names) expect(name).toMatch(/^[a-z]+([A-Z][a-z]+)*$/);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(Object.entries(REQUESTS))('holds what %s gives', async (route, requests) => {
    const [method, path] = route.split(' ') as [string, string];
    const operation = description.paths[path]![method]!;
    expect(operation.summary).toBeTruthy();
    for (const { path: address, body, type } of requests) {
      const headers = { 'content-type': type ?? 'application/json' };
      const response = await request(address, { ...(body && { body }), headers, method });
      const told = operation.responses[response.status];
      expect(told, `${address} gives ${response.status}`).toBeDefined();
      const media = response.headers.get('content-type')!.split(';')[0]!;
      const { schema } = told!.content![media]!;
      const content = media === 'application/json' ? await response.json() : await response.text();
      expect(checkOf(schema).safeParse(content).error, address).toBeUndefined();
    }
  });

  it('describes the bodies that are taken', () => {
    const { schema } = description.paths['/api/chat']!.post!.requestBody!.content['application/json']!;
    const check = checkOf(schema);
    expect(check.safeParse(asked).success).toBe(true);
    expect(check.safeParse({ messages: [{ role: 'robot', content: 'x' }] }).success).toBe(false);
    expect(check.safeParse({ messages: [] }).success).toBe(false);

    const completions = description.paths['/v1/chat/completions']!.post!.requestBody!;
    const completion = checkOf(completions.content['application/json']!.schema);
    for (const n of [1, null])
      expect(completion.safeParse({ model: 'beleg', ...asked, n }).success).toBe(true);
    expect(completion.safeParse({ model: 'beleg', ...asked, n: 2 }).success).toBe(false);
  });

  it('knows every passage of the study by the schema it gives', async () => {
    const check = checkOf({ $ref: '#/components/schemas/Passage' });
    for (const { id } of parts.study.passages.slice(0, 20)) {
      expect(check.safeParse(await call(`/api/passages/${id}`)).success, id).toBe(true);
    }
  });
});

describe('/docs', () => {
  it('loads nothing but its own files, by a strict policy', async () => {
    const response = await request('/docs');
    const page = await response.text();
    const addresses = [...page.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, address]) => address!);
    expect(addresses.length).toBeGreaterThan(2);
    for (const address of addresses) expect(address).toMatch(/^\//);
    for (const address of addresses.filter((each) => each.startsWith('/docs/'))) {
      expect((await request(address)).status, address).toBe(200);
    }
    expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
  });
});
