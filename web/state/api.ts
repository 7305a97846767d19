import { hc } from 'hono/client';
import type { Api } from '#server/app.ts';
import type { ChatMessage } from '#server/requests.ts';
import type {
  ChatEvents,
  ErrorResponse,
  FoundPassage,
  HealthResponse,
  SearchResponse,
  StudiesResponse,
  StudyEntry,
  StudyResponse,
} from '#server/schema.ts';
import { serverSentEvents } from './serverSentEvents.ts';
import { readToken } from './token.ts';

export type ChatEvent = {
  [Name in Exclude<keyof ChatEvents, 'error'>]: { name: Name; data: ChatEvents[Name] };
}[Exclude<keyof ChatEvents, 'error'>];

/**
 * `unreachable`: no connection. `locked`: it needs a token. `interrupted`: the stream broke off. `server`: it said what
 * is wrong.
 */
export type FailureKind = 'unreachable' | 'locked' | 'interrupted' | 'server';

/** As a conversation keeps it. */
export interface Failure {
  kind: FailureKind;
  /** The server's own words, which a reader may see; may be empty. */
  message: string;
}

export class RequestFailure extends Error implements Failure {
  override readonly name = 'RequestFailure';
  readonly kind: FailureKind;

  constructor(kind: FailureKind, message = '') {
    super(message);
    this.kind = kind;
  }
}

/** Whatever was thrown, as a reader may be told of it. */
export function failureOf(error: unknown): Failure {
  return error instanceof RequestFailure
    ? { kind: error.kind, message: error.message }
    : { kind: 'interrupted', message: '' };
}

/** The server's routes as it types them. */
const { api } = hc<Api>('/', { fetch: request });

/** How the server is: ready, in want of a token, being started (how far, where it builds its index), or out of reach. */
export type Health =
  | 'ready'
  | 'locked'
  | 'unreachable'
  | { starting: { done: number; total: number } | undefined };

/** Never throws: whatever does not answer like Beleg is out of reach. */
export async function fetchHealth(): Promise<Health> {
  try {
    const response = await hc<Api>('/', { fetch: send }).api.health.$get();
    if (response.ok) return 'ready';
    if (isLocked(response)) return 'locked';
    const { status, index } = await response.json();
    return status === 'starting' ? { starting: index } : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

/** The language model that words the answers; undefined where none does, or the server is out of reach. */
export async function fetchModel(): Promise<string | undefined> {
  try {
    const response = await api.health.$get();
    return (await json<HealthResponse>(response)).model;
  } catch {
    return undefined;
  }
}

/** @param id of the shipped study or an added one. */
export async function fetchStudy(id: string, signal?: AbortSignal): Promise<StudyResponse> {
  return json(await api.study.$get({ query: { id } }, { init: signal ? { signal } : {} }));
}

export async function fetchStudies(): Promise<StudiesResponse> {
  return json(await api.studies.$get());
}

/** Takes a file in as a study; what is wrong with it is said by the failure. */
export async function addStudy(file: File): Promise<StudyEntry> {
  return json(await api.studies.$post({ form: { file } }));
}

export async function removeStudy(id: string): Promise<void> {
  await api.studies[':id'].$delete({ param: { id } });
}

/** The passages that fit best, best first. */
export async function searchStudy(
  study: string,
  query: string,
  count: number,
  signal: AbortSignal,
): Promise<FoundPassage[]> {
  const response = await api.search.$get(
    { query: { q: query, k: count, studies: study } },
    { init: { signal } },
  );
  const { passages } = await json<SearchResponse>(response);
  return passages;
}

/**
 * The events of one answer, the last of them `answer`. Whatever else ends the stream throws.
 * @param studies ids of those that are asked; absent: the shipped one.
 */
export async function* streamChat(
  messages: ChatMessage[],
  studies: string[] | undefined,
  signal: AbortSignal,
): AsyncGenerator<ChatEvent> {
  const response = await api.chat.$post(
    { json: { messages, stream: true, ...(studies && { studies }) } },
    { init: { signal } },
  );
  if (!response.body || !response.headers.get('content-type')?.startsWith('text/event-stream')) {
    throw new RequestFailure('interrupted');
  }
  for await (const { event, data } of serverSentEvents(chunks(response.body))) {
    if (event === 'error') throw new RequestFailure('server', read<ChatEvents['error']>(data).message);
    if (event !== 'passages' && event !== 'sentence' && event !== 'answer') continue;
    yield { name: event, data: read(data) } as ChatEvent;
    if (event === 'answer') return;
  }
  throw new RequestFailure('interrupted');
}

/** As `fetch`, but that whatever is no success is thrown as the reader is to be told of it. */
async function request(path: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  let response: Response;
  try {
    response = await send(path, init);
  } catch (error) {
    throw init.signal?.aborted ? error : new RequestFailure('unreachable');
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorResponse> | undefined;
  throw new RequestFailure(isLocked(response) ? 'locked' : 'server', body?.error?.message);
}

/** As `fetch`, with what the server wants to know. */
function send(path: string | URL | Request, init: RequestInit = {}): Promise<Response> {
  const headers = new Headers(init.headers);
  // The server's own words come in the interface's language, which need not be the browser's.
  headers.set('accept-language', document.documentElement.lang);
  const token = readToken();
  if (token) headers.set('authorization', `Bearer ${token}`);
  return fetch(path, { ...init, headers });
}

function isLocked({ status }: { status: number }): boolean {
  return status === 401;
}

async function json<Body>(response: { json(): Promise<unknown> }): Promise<Body> {
  try {
    return (await response.json()) as Body;
  } catch {
    throw new RequestFailure('interrupted');
  }
}

/** Safari cannot iterate over a body. */
async function* chunks(body: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = body.getReader();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } catch {
    throw new RequestFailure('interrupted');
  } finally {
    reader.cancel().catch(() => {});
  }
}

function read<Data>(text: string): Data {
  try {
    return JSON.parse(text) as Data;
  } catch {
    throw new RequestFailure('interrupted');
  }
}
