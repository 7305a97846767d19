import fc from 'fast-check';
import type { Hono } from 'hono';
import { anyText, arbitraryOf, type JsonSchema, nearby } from './arbitrary.ts';
import { anyForm } from './forms.ts';

export interface GeneratedRequest {
  /** The route that it is meant for, such as `GET /api/search`. */
  route: string;
  method: string;
  /** As it stands in a request line: path and query, percent signs and all. */
  path: string;
  headers: Record<string, string>;
  body?: string | Uint8Array<ArrayBuffer>;
}

interface Operation {
  parameters?: Array<{ name: string; in: string; schema: JsonSchema }>;
  requestBody?: { content: Record<string, { schema: JsonSchema }> };
}

interface Description {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}

/** Ids that studies of `forms.ts` get, and that of the shipped one. */
const ADDED = ['alliances', 'klima', 'klima-2', 'hafen', 'proto', 'klima,alliances'];
/** Files are read in threads of their own, which takes a thousand times as long as a request does. */
const SLOW = 'POST /api/studies';
const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];
const STATIC = ['/', '/index.html', '/assets/x.js', '/favicon.svg', '/study', '/study/nordkorea-07', '/c/1'];
const ODD_SEGMENTS = [
  '..',
  '%2e%2e',
  '..%2f..%2fpackage.json',
  '%2e%2e%5cpackage.json',
  '....//',
  '.',
  '%00',
  '%',
  '%zz',
  '%E0%A4%A',
  '%ff%fe',
  'a%0d%0ab',
  '~root',
  ';x=1',
  '*',
  ':id',
  '{id}',
  '%c0%ae%c0%ae',
  'C:',
  '..%2fsentinel',
  '__proto__',
  'klima%2ftext',
  '%F0%9F%98%80',
  '.draft-1',
  'a'.repeat(3_000),
];

/** Every route of an app, named by itself, with those of the page; a new one is asked without being named here. */
export function routesOf(app: Hono): Array<{ method: string; path: string }> {
  const routes = app.routes.map(({ method, path }) => ({ method, path }));
  const known = new Map(routes.map((route) => [`${route.method} ${route.path}`, route]));
  for (const path of STATIC) known.set(`GET ${path}`, { method: 'GET', path });
  return [...known.values()];
}

/** Requests to every route: some as its description has them, others with parts that are not as they should be. */
export async function requestsTo(app: Hono, origin: string): Promise<fc.Arbitrary<GeneratedRequest>> {
  const { paths, components } = (await (await app.request(`${origin}/openapi.json`)).json()) as Description;
  const valuesOf = (schema: JsonSchema) => arbitraryOf(schema, components.schemas);
  const rpc = await callsOf(app, origin, valuesOf);

  const each = routesOf(app).map(({ method, path }) => {
    const operation = paths[path.replace(/:(\w+)/g, '{$1}')]?.[method.toLowerCase()];
    const content = Object.entries(operation?.requestBody?.content ?? {});
    const bodies = content.map(([type, { schema }]) => bodyOf(type, nearby(valuesOf(schema))));
    if (path === '/mcp') bodies.push(bodyOf('application/json', rpc), bodyOf('application/json', rpc));
    const mayHaveBody = method !== 'GET';
    const route = `${method} ${path}`;
    const request = fc.record({
      route: fc.constant(route),
      method: fc.oneof(
        { weight: 9, arbitrary: fc.constant(method === 'ALL' ? 'POST' : method) },
        { weight: 1, arbitrary: fc.constantFrom(...METHODS) },
      ),
      path: addressOf(path, operation?.parameters ?? [], valuesOf),
      headers: headersOf(path),
      body: fc.oneof(
        { weight: mayHaveBody ? 8 : 1, arbitrary: bodies.length ? fc.oneof(...bodies) : anyBody },
        { weight: mayHaveBody ? 1 : 8, arbitrary: fc.constant(undefined) },
        { weight: 1, arbitrary: anyBody },
      ),
    });
    return { route, request };
  });
  const weighted = each.map(({ route, request }) => ({ weight: route === SLOW ? 1 : 4, arbitrary: request }));
  return fc.oneof(...weighted).map(({ route, method, path, headers, body }) => ({
    route,
    method,
    path,
    headers: { ...(body && { 'content-type': body.type }), ...headers },
    ...(body && method !== 'GET' && method !== 'HEAD' && { body: body.content }),
  }));
}

type Valuer = (schema: JsonSchema) => fc.Arbitrary<unknown>;

/** Calls of the Model Context Protocol, with what its own lists of tools and resources tell of them. */
async function callsOf(app: Hono, origin: string, valuesOf: Valuer): Promise<fc.Arbitrary<unknown>> {
  const response = await app.request(`${origin}/mcp`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json, text/event-stream' },
    body: JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'tools/list' }),
  });
  const text = await response.text();
  const { result } = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1));
  const tools = result.tools as Array<{ name: string; inputSchema: JsonSchema }>;
  const calls = tools.map(({ name, inputSchema }) =>
    fc.record({ name: fc.constant(name), arguments: valuesOf(inputSchema) }),
  );
  const call = (method: string, params: fc.Arbitrary<unknown>) =>
    fc.record({
      jsonrpc: fc.constant('2.0'),
      id: fc.oneof(fc.nat(), anyText),
      method: fc.constant(method),
      params,
    });
  const version = fc.constantFrom('2025-11-25', '2025-06-18', '2024-11-05', '1999-01-01');
  const client = fc.record({
    protocolVersion: version,
    capabilities: fc.constant({}),
    clientInfo: anyRecord,
  });
  const uri = fc.oneof(
    fc.constant('beleg://study'),
    anyText,
    anyText.map((id) => `beleg://study/${id}`),
  );
  const one = fc.oneof(
    { weight: 4, arbitrary: call('tools/call', fc.oneof(...calls)) },
    call('initialize', client),
    call('tools/list', anyRecord),
    call('resources/list', anyRecord),
    call('resources/read', fc.record({ uri })),
    call('completion/complete', anyRecord),
    call('notifications/cancelled', anyRecord),
  );
  return nearby(fc.oneof({ weight: 6, arbitrary: one }, { weight: 1, arbitrary: fc.array(one) }));
}

const anyRecord = fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 1 }), { maxKeys: 3 });

interface Body {
  type: string;
  content: string | Uint8Array<ArrayBuffer>;
}

const anyBytes = fc.uint8Array({ maxLength: 400 });
const BROKEN_JSON = [
  '',
  '{',
  '[1,]',
  'nonsense',
  '{"messages": [',
  '"\\ud800"',
  '\ufeff{}',
  '{"a": 1e999}',
  '['.repeat(100_000) + ']'.repeat(100_000),
  `${'{"messages":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
  `{"messages": ${'['.repeat(20_000)}${']'.repeat(20_000)}}`,
  `{"messages": [{"role": "user", "content": ${'[{"a":'.repeat(20_000)}1${'}]'.repeat(20_000)}}]}`,
  ' '.repeat(1_100_000),
];
const TYPES = [
  'application/json',
  'application/json; charset=utf-16',
  'APPLICATION/JSON;',
  'text/plain',
  'application/x-www-form-urlencoded',
  'multipart/form-data',
  'multipart/form-data; boundary=x',
  '',
  'a'.repeat(500),
];

const anyBody: fc.Arbitrary<Body> = fc.record({
  type: fc.constantFrom(...TYPES),
  content: fc.oneof(
    { weight: 2, arbitrary: anyBytes },
    { weight: 1, arbitrary: fc.constantFrom(...BROKEN_JSON) },
    { weight: 2, arbitrary: fc.json({ maxDepth: 3 }) },
  ),
});

/** A body of the type that a route asks for. */
function bodyOf(type: string, values: fc.Arbitrary<unknown>): fc.Arbitrary<Body> {
  if (type.startsWith('multipart/')) return anyForm;
  if (!type.includes('json')) return anyBytes.map((content) => ({ type, content }));
  // What JSON has no text for becomes no text at all.
  return values.map((value) => ({ type, content: JSON.stringify(value) ?? '' }));
}

function addressOf(
  path: string,
  parameters: NonNullable<Operation['parameters']>,
  valuesOf: Valuer,
): fc.Arbitrary<string> {
  const segment = fc.oneof(
    { weight: 2, arbitrary: fc.constantFrom(...ODD_SEGMENTS) },
    { weight: 1, arbitrary: anyText.map(encoded) },
    { weight: 1, arbitrary: fc.constantFrom('nordkorea-07', 'beleg') },
    { weight: 2, arbitrary: fc.constantFrom(...ADDED, 'klima.klima-01') },
  );
  const segments = path
    .split('/')
    .slice(1)
    .map((part) => (part === '*' || part.startsWith(':') ? segment : fc.constant(part)));
  const asked = parameters
    .filter((parameter) => parameter.in === 'query')
    .map(({ name, schema }) => {
      // Of studies no schema tells which there are.
      const usual = /^(studies|id)$/.test(name) ? fc.constantFrom(...ADDED) : valuesOf(schema);
      const value = fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: anyText });
      const pair = value.map((given) => `${name}=${encoded(String(given))}`);
      return name === 'studies' ? fc.oneof({ weight: 3, arbitrary: fc.constant('') }, pair) : pair;
    });
  const query = fc.oneof(
    { weight: 6, arbitrary: fc.tuple(...asked).map((pairs) => pairs.filter(Boolean).join('&')) },
    {
      weight: 2,
      arbitrary: fc
        .subarray(['q=China', 'q=', 'k=1', 'k=x', 'k=%', '%', '&&=', 'q[]=a', 'q=%ff'])
        .map((all) => all.join('&')),
    },
    { weight: 1, arbitrary: anyText.map(encoded) },
  );
  const more = fc.oneof(
    { weight: 9, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: fc.array(segment) },
  );
  return fc
    .tuple(fc.tuple(...segments), more, query)
    .map(([parts, further, pairs]) => `/${[...parts, ...further].join('/')}${pairs && `?${pairs}`}`);
}

/** Percent-encoded, lone surrogates too, which no text can have. */
function encoded(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd'));
}

function headersOf(path: string): fc.Arbitrary<Record<string, string>> {
  const value = fc.string({ unit: fc.constantFrom(...'de-en,;q=0.19*/ "\t\u00e9\u00ff'), maxLength: 40 });
  const accept = path === '/mcp' ? 'application/json, text/event-stream' : '*/*';
  return fc
    .record(
      {
        accept: fc.oneof({ weight: 5, arbitrary: fc.constant(accept) }, { weight: 1, arbitrary: value }),
        'accept-language': fc.oneof(fc.constantFrom('de', 'en;q=0.1, fr', '*', ''), value),
        'accept-encoding': fc.constantFrom('gzip', 'br;q=0', 'zstd, x'),
        origin: fc.constantFrom('null', 'https://evil.example', '', 'http://127.0.0.1:8787'),
        'sec-fetch-site': fc.constantFrom('none', 'cross-site', 'x'),
        'mcp-protocol-version': fc.oneof(fc.constantFrom('2025-11-25', '2025-06-18'), value),
        'mcp-session-id': value,
        'x-forwarded-for': value,
        authorization: value,
        range: fc.constantFrom('bytes=0-', 'bytes=-1', 'bytes=9-1', 'x', '', 'lines=1', '\u00ff', 'bytes'),
        'if-none-match': value,
        'content-encoding': fc.constantFrom('gzip', 'identity'),
      },
      { requiredKeys: ['accept'] },
    )
    .map((headers) => {
      // Most requests shall come further than to the guards.
      const { origin, 'sec-fetch-site': site, ...rest } = headers;
      return (headers['accept-language']?.length ?? 0) % 5 === 1 ? headers : rest;
    }) as fc.Arbitrary<Record<string, string>>;
}
