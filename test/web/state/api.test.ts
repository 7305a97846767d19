import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ChatEvent, fetchHealth, streamChat } from '../../../web/state/api.ts';
import { keepToken } from '../../../web/state/token.ts';

const answer = { name: 'answer', data: { question: 'Frage' } };

async function chat(response: Response | Error): Promise<ChatEvent[]> {
  vi.stubGlobal('fetch', async () => {
    if (response instanceof Error) throw response;
    return response;
  });
  const events: ChatEvent[] = [];
  const { signal } = new AbortController();
  for await (const event of streamChat([{ role: 'user', content: 'Frage' }], undefined, signal))
    events.push(event);
  return events;
}

const stream = (body: BodyInit) => new Response(body, { headers: { 'content-type': 'text/event-stream' } });

describe('streamChat', () => {
  beforeEach(() => vi.stubGlobal('document', { documentElement: { lang: 'de' } }));
  afterEach(() => vi.unstubAllGlobals());

  it('ends with the answer, and passes over events it does not know', async () => {
    const body =
      'event: ping\ndata: {}\n\nevent: answer\ndata: {"question":"Frage"}\n\nevent: late\ndata: {}\n\n';
    expect(await chat(stream(body))).toEqual([answer]);
  });

  it.each([
    ['ends without an answer', 'event: passages\ndata: {}\n\n'],
    ['is cut within the answer', 'event: answer\ndata: {"quest'],
    ['is no JSON', 'event: answer\ndata: <html>\n\n'],
  ])('is interrupted when the stream %s', async (_, body) => {
    await expect(chat(stream(body))).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('is interrupted when the connection breaks off', async () => {
    const body = new ReadableStream({ pull: (controller) => controller.error(new TypeError('reset')) });
    await expect(chat(stream(body))).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('is interrupted when something else than a stream comes back', async () => {
    await expect(chat(new Response('<html>'))).rejects.toMatchObject({ kind: 'interrupted' });
  });

  it('says what the server says, in the stream or ahead of it', async () => {
    const error = { code: 'x', message: 'Zu viele Fragen.' };
    const failure = { kind: 'server', message: 'Zu viele Fragen.' };
    await expect(chat(stream(`event: error\ndata: ${JSON.stringify(error)}\n\n`))).rejects.toMatchObject(
      failure,
    );
    await expect(chat(Response.json({ error }, { status: 429 }))).rejects.toMatchObject(failure);
    await expect(chat(new Response('Bad gateway', { status: 502 }))).rejects.toMatchObject({
      kind: 'server',
      message: '',
    });
  });

  it('is locked when a token is wanted, which goes along once it is there', async () => {
    await expect(chat(Response.json({}, { status: 401 }))).rejects.toMatchObject({ kind: 'locked' });
    const stored = new Map<string, string>();
    vi.stubGlobal('sessionStorage', {
      getItem: (name: string) => stored.get(name) ?? null,
      setItem: (name: string, value: string) => stored.set(name, value),
    });
    keepToken('an-open-secret');
    expect([...stored.values()]).toEqual(['an-open-secret']);
    let sent: string | null = null;
    vi.stubGlobal('fetch', async (_: string, { headers }: { headers: Headers }) => {
      sent = headers.get('authorization');
      return new Response('{}', { status: 503 });
    });
    await fetchHealth();
    expect(sent).toBe('Bearer an-open-secret');
  });

  it('is unreachable when no connection comes about', async () => {
    await expect(chat(new TypeError('failed to fetch'))).rejects.toMatchObject({ kind: 'unreachable' });
  });
});
