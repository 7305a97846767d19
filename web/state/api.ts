import type {
  ChatEvents,
  ChatMessage,
  ErrorResponse,
  FoundPassage,
  SearchResponse,
  StartingResponse,
  StudyResponse,
} from '#server/schema.ts';
import { serverSentEvents } from './serverSentEvents.ts';

export type ChatEvent = {
  [Name in Exclude<keyof ChatEvents, 'error'>]: { name: Name; data: ChatEvents[Name] };
}[Exclude<keyof ChatEvents, 'error'>];

/** `unreachable`: no connection. `interrupted`: the stream broke off. `server`: it said what is wrong. */
export type FailureKind = 'unreachable' | 'interrupted' | 'server';

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

/** How the server is: ready, being started (how far, where it builds its index), or out of reach. */
export type Health = 'ready' | 'unreachable' | { starting: { done: number; total: number } | undefined };

/** Never throws: whatever does not answer like Beleg is out of reach. */
export async function fetchHealth(): Promise<Health> {
  try {
    const response = await fetch('/api/health');
    if (response.ok) return 'ready';
    const { status, index } = (await response.json()) as StartingResponse;
    return status === 'starting' ? { starting: index } : 'unreachable';
  } catch {
    return 'unreachable';
  }
}

export async function fetchStudy(signal: AbortSignal): Promise<StudyResponse> {
  return json(await request('/api/study', { signal }));
}

/** The passages that fit best, best first. */
export async function searchStudy(
  query: string,
  count: number,
  signal: AbortSignal,
): Promise<FoundPassage[]> {
  const address = `/api/search?${new URLSearchParams({ q: query, k: String(count) })}`;
  const { passages } = await json<SearchResponse>(await request(address, { signal }));
  return passages;
}

/** The events of one answer, the last of them `answer`. Whatever else ends the stream throws. */
export async function* streamChat(messages: ChatMessage[], signal: AbortSignal): AsyncGenerator<ChatEvent> {
  const response = await request('/api/chat', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
    body: JSON.stringify({ messages, stream: true }),
    signal,
  });
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

async function request(path: string, { headers, ...init }: RequestInit): Promise<Response> {
  // The server's own words come in the interface's language, which need not be the browser's.
  const language = { 'accept-language': document.documentElement.lang };
  let response: Response;
  try {
    response = await fetch(path, { ...init, headers: { ...headers, ...language } });
  } catch (error) {
    throw init.signal?.aborted ? error : new RequestFailure('unreachable');
  }
  if (response.ok) return response;
  const body = (await response.json().catch(() => undefined)) as Partial<ErrorResponse> | undefined;
  throw new RequestFailure('server', body?.error?.message);
}

async function json<Body>(response: Response): Promise<Body> {
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
