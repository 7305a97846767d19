import type { ChatEvents, ChatMessage, ErrorResponse, StudyResponse } from '#server/schema.ts';
import { serverSentEvents } from './serverSentEvents.ts';

export type ChatEvent = {
  [Name in Exclude<keyof ChatEvents, 'error'>]: { name: Name; data: ChatEvents[Name] };
}[Exclude<keyof ChatEvents, 'error'>];

/** `unreachable`: no connection. `interrupted`: the stream broke off. `server`: it said what is wrong. */
export type FailureKind = 'unreachable' | 'interrupted' | 'server';

export class RequestFailure extends Error {
  readonly kind: FailureKind;
  /** `message` is the server's own and may be empty; a reader may see it. */
  constructor(kind: FailureKind, message = '') {
    super(message);
    this.kind = kind;
  }
}

export async function fetchStudy(signal: AbortSignal): Promise<StudyResponse> {
  const response = await request('/api/study', { signal });
  return (await response.json()) as StudyResponse;
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
  // Error messages come in the interface's language, which need not be the browser's.
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

function read<Data>(json: string): Data {
  try {
    return JSON.parse(json) as Data;
  } catch {
    throw new RequestFailure('interrupted');
  }
}

/** Where a comparison can be had as a file. */
export function comparisonUrl(question: string, format: 'markdown' | 'csv'): string {
  return `/api/comparison?${new URLSearchParams({ q: question, format })}`;
}
