import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';

/** What a provider's server was asked. */
export interface ModelRequest {
  path: string;
  headers: IncomingMessage['headers'];
  messages: Array<{ role: string; content: string }>;
  system?: string;
}

/** How it answers: writes to the response as the provider's protocol has it, or in no way that it has. */
export type Reply = (out: ModelStream, request: ModelRequest) => Promise<void> | void;

/** The answer of one request, in the protocol it was asked in. */
export interface ModelStream {
  response: ServerResponse;
  /** Sends pieces of text, as many chunks. */
  say(...pieces: string[]): void;
  /** Ends as a model does that has finished, or ran out of room: `length`. */
  finish(reason?: string): void;
  /** Whether the other side has left. */
  readonly left: boolean;
}

export interface ModelServer {
  url: string;
  /** Of all that was asked, in order. */
  requests: ModelRequest[];
  /** Requests that the other side gave up. */
  aborted: number;
  /** From now on. */
  reply: Reply;
  stop(): Promise<void>;
}

/** A model that says this and ends. */
export function says(...pieces: string[]): Reply {
  return (out) => {
    out.say(...pieces);
    out.finish();
  };
}

/** Upstream trouble, each of its kinds. */
export const trouble = {
  status: (code: number): Reply => {
    return ({ response }) => {
      response.writeHead(code, { 'content-type': 'application/json' });
      response.end(
        JSON.stringify({ error: { message: `secret-${code}`, type: 'test', code: String(code) } }),
      );
    };
  },
  silence: async () => {},
  silenceAfter: (...pieces: string[]): Reply => {
    return (out) => out.say(...pieces);
  },
  /** The connection is cut amid the stream. */
  cut: (...pieces: string[]): Reply => {
    return async (out) => {
      out.say(...pieces);
      await wait(20);
      out.response.destroy();
    };
  },
  /** The same, by a reset. */
  reset: (...pieces: string[]): Reply => {
    return async (out) => {
      out.say(...pieces);
      await wait(20);
      out.response.socket?.resetAndDestroy();
    };
  },
  /** Signs of life, and no word. */
  emptyPieces: (async (out) => {
    while (!out.left) {
      out.say('');
      await wait(5);
    }
  }) as Reply,
  endlessThought: (async (out) => {
    out.say('<think>');
    while (!out.left) {
      out.say('Hm, oder doch nicht? '.repeat(100));
      await wait(1);
    }
  }) as Reply,
  /** The stream ends in good order, but nothing said that the answer has. */
  unfinished: (...pieces: string[]): Reply => {
    return (out) => {
      out.say(...pieces);
      out.response.end();
    };
  },
  notTheProtocol: (({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    response.end('data: {"choices": [{"delta": {"content"\n\ndata: nonsense\n\n');
  }) as Reply,
  html: (({ response }) => {
    response.writeHead(200, { 'content-type': 'text/html' });
    response.end('<!doctype html><title>Captive portal</title>');
  }) as Reply,
  endless: (async (out) => {
    while (!out.left) {
      out.say('Und dann geschah noch etwas, das nirgends steht. ');
      await wait(1);
    }
  }) as Reply,
  /** Calls a tool that nobody offered. */
  tool: (({ response }) => {
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const call = { index: 0, id: 'call_1', type: 'function', function: { name: 'shell', arguments: '{}' } };
    response.write(event(chunk({ role: 'assistant', tool_calls: [call] })));
    response.end(`${event(chunk({}, 'tool_calls'))}data: [DONE]\n\n`);
  }) as Reply,
};

/** A language model's HTTP server, in the protocols of OpenAI, Ollama and Anthropic. */
export async function startModelServer(reply: Reply): Promise<ModelServer> {
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const piece of request) body += piece;
    const { messages = [], system } = JSON.parse(body || '{}');
    const asked: ModelRequest = { path: request.url!, headers: request.headers, messages, system };
    state.requests.push(asked);
    let left = false;
    response.on('close', () => {
      left = true;
      if (!response.writableFinished) state.aborted++;
    });
    const protocol = PROTOCOLS[request.url!.split('?')[0]!] ?? openai;
    const { say, finish } = protocol(response);
    const out = {
      response,
      say,
      finish,
      get left() {
        return left;
      },
    };
    await state.reply(out, asked);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const state: ModelServer = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests: [],
    aborted: 0,
    reply,
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return state;
}

type Protocol = (response: ServerResponse) => Pick<ModelStream, 'say' | 'finish'>;

const openai: Protocol = (response) => {
  const begin = () =>
    response.headersSent || response.writeHead(200, { 'content-type': 'text/event-stream' });
  return {
    say(...pieces) {
      begin();
      for (const content of pieces) response.write(event(chunk({ role: 'assistant', content })));
    },
    finish(reason = 'stop') {
      begin();
      response.end(`${event(chunk({}, reason))}data: [DONE]\n\n`);
    },
  };
};

const ollama: Protocol = (response) => {
  const line = (data: object) =>
    `${JSON.stringify({ model: 'test', created_at: new Date(0).toISOString(), ...data })}\n`;
  return {
    say(...pieces) {
      for (const content of pieces)
        response.write(line({ message: { role: 'assistant', content }, done: false }));
    },
    finish(reason = 'stop') {
      response.end(line({ message: { role: 'assistant', content: '' }, done: true, done_reason: reason }));
    },
  };
};

const anthropic: Protocol = (response) => {
  const named = (type: string, data: object) => `event: ${type}\n${event({ type, ...data })}`;
  const begin = () => {
    if (response.headersSent) return;
    response.writeHead(200, { 'content-type': 'text/event-stream' });
    const usage = { input_tokens: 1, output_tokens: 1 };
    const message = { id: 'm', type: 'message', role: 'assistant', model: 'test', content: [], usage };
    response.write(named('message_start', { message }));
    response.write(named('content_block_start', { index: 0, content_block: { type: 'text', text: '' } }));
  };
  return {
    say(...pieces) {
      begin();
      for (const text of pieces) {
        response.write(named('content_block_delta', { index: 0, delta: { type: 'text_delta', text } }));
      }
    },
    finish(reason = 'end_turn') {
      begin();
      response.write(named('content_block_stop', { index: 0 }));
      response.write(
        named('message_delta', {
          delta: { stop_reason: reason, stop_sequence: null },
          usage: { output_tokens: 1 },
        }),
      );
      response.end(named('message_stop', {}));
    },
  };
};

const PROTOCOLS: Record<string, Protocol> = { '/api/chat': ollama, '/v1/messages': anthropic };

function chunk(delta: object, finish: string | null = null): object {
  return {
    id: 'chatcmpl-1',
    object: 'chat.completion.chunk',
    created: 1,
    model: 'test',
    choices: [{ index: 0, delta, finish_reason: finish }],
  };
}

function event(data: object): string {
  return `data: ${JSON.stringify(data)}\n\n`;
}
