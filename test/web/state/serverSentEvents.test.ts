import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ServerSentEvent, serverSentEvents } from '../../../web/state/serverSentEvents.ts';

async function parse(stream: string, cuts: number[] = []): Promise<ServerSentEvent[]> {
  const bytes = new TextEncoder().encode(stream);
  async function* chunks() {
    const edges = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
    for (let i = 1; i < edges.length; i++) yield bytes.subarray(edges[i - 1], edges[i]);
  }
  const events: ServerSentEvent[] = [];
  for await (const event of serverSentEvents(chunks())) events.push(event);
  return events;
}

const line = fc.string({ unit: 'grapheme' }).map((text) => text.replace(/[\r\n]/g, ''));

describe('serverSentEvents', () => {
  it('reads names and data', async () => {
    expect(await parse('event: answer\ndata: {"a":1}\n\ndata: x\n\n')).toEqual([
      { event: 'answer', data: '{"a":1}' },
      { event: 'message', data: 'x' },
    ]);
  });

  it('joins the lines of data', async () => {
    expect(await parse('data: one\ndata:two\ndata\ndata:  four\n\n')).toEqual([
      { event: 'message', data: 'one\ntwo\n\n four' },
    ]);
  });

  it('passes over comments, unknown fields and events without data', async () => {
    expect(await parse(': ping\nid: 7\nretry: 5\ndata: x\n\nevent: empty\n\n: ping\n\n')).toEqual([
      { event: 'message', data: 'x' },
    ]);
  });

  it('passes over a byte order mark', async () => {
    expect(await parse('\uFEFFdata: x\n\n')).toEqual([{ event: 'message', data: 'x' }]);
  });

  it('drops an event that the end of the stream cuts off', async () => {
    expect(await parse('data: whole\n\nevent: answer\ndata: cut')).toEqual([
      { event: 'message', data: 'whole' },
    ]);
  });

  it('yields an event as soon as its blank line is there', async () => {
    async function* chunks() {
      yield new TextEncoder().encode('data: x\r\r');
      throw new Error('asked for more');
    }
    const { value } = await serverSentEvents(chunks()).next();
    expect(value).toEqual({ event: 'message', data: 'x' });
  });

  it('gives the same events wherever the bytes are cut and however lines end', async () => {
    const event = fc.record({ event: line, data: fc.array(line, { minLength: 1, maxLength: 3 }) });
    await fc.assert(
      fc.asyncProperty(
        fc.array(event, { maxLength: 5 }),
        fc.constantFrom('\n', '\r\n', '\r'),
        fc.array(fc.nat(), { maxLength: 20 }),
        async (events, end, cuts) => {
          const stream = events
            .map(({ event, data }) =>
              [`event: ${event}`, ': note', ...data.map((text) => `data: ${text}`), '', ''].join(end),
            )
            .join('');
          expect(await parse(stream, cuts)).toEqual(
            events.map(({ event, data }) => ({ event: event || 'message', data: data.join('\n') })),
          );
        },
      ),
    );
  });
});
