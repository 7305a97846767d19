export interface ServerSentEvent {
  event: string;
  data: string;
}

/**
 * Parses `text/event-stream` bytes as the HTML standard says (section 9.2.6), wherever the chunks are cut.
 * `EventSource` cannot send a POST. An event that the stream's end cuts off is dropped, as the standard asks.
 */
export async function* serverSentEvents(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<ServerSentEvent> {
  let event = '';
  let data: string[] = [];
  for await (const line of lines(chunks)) {
    if (line === '') {
      if (data.length > 0) yield { event: event || 'message', data: data.join('\n') };
      event = '';
      data = [];
      continue;
    }
    const colon = line.indexOf(':');
    const field = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? '' : line.slice(colon + 1).replace(/^ /, '');
    // A line that begins with a colon is a comment: its field is empty.
    if (field === 'event') event = value;
    else if (field === 'data') data.push(value);
  }
}

/** Lines that were ended by LF, CRLF or CR; a CR counts at once, without waiting for the LF that may follow. */
async function* lines(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let rest = '';
  let afterCarriageReturn = false;
  for await (const bytes of chunks) {
    let chunk = decoder.decode(bytes, { stream: true });
    if (chunk === '') continue;
    if (afterCarriageReturn && chunk.startsWith('\n')) chunk = chunk.slice(1);
    afterCarriageReturn = chunk === '' ? false : chunk.endsWith('\r');
    const parts = (rest + chunk).split(/\r\n|\r|\n/);
    rest = parts.pop() ?? '';
    yield* parts;
  }
}
