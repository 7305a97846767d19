import { once } from 'node:events';
import type { Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { type Limits, listen } from '#server/listen.ts';

const GENEROUS: Limits = {
  headersMs: 10_000,
  requestMs: 10_000,
  silenceMs: 10_000,
  keepAliveMs: 10_000,
  connections: 10,
};

let server: Server;
const sockets: Socket[] = [];

afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy();
  server.closeAllConnections();
  server.close();
});

async function start(limits: Partial<Limits>, fetch = () => new Response('served')): Promise<number> {
  server = listen(fetch, { host: '127.0.0.1', port: 0 }, { ...GENEROUS, ...limits });
  if (!server.listening) await once(server, 'listening');
  return (server.address() as AddressInfo).port;
}

/** Sends this and no more; what came until the other side hung up. */
async function send(port: number, text: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  sockets.push(socket);
  let got = '';
  socket.on('data', (data) => {
    got += data;
  });
  socket.on('error', () => {});
  socket.write(text);
  await once(socket, 'close');
  return got;
}

describe('listen', () => {
  it('cuts off a request whose head never ends', async () => {
    const port = await start({ headersMs: 200 });
    expect(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('cuts off a request whose body trickles in', async () => {
    const reads = (request: Request) => request.text().then((text) => new Response(text));
    const port = await start({ headersMs: 200, requestMs: 200 }, reads as never);
    const head = 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\nab';
    expect(await send(port, head)).not.toMatch(/200 OK/);
  });

  it('hangs up on an answer that never comes, and tells whoever makes it', async () => {
    const left: string[] = [];
    const hangs = (request: Request) => {
      request.signal.addEventListener('abort', () => left.push('left'));
      return new Promise<Response>(() => {});
    };
    const port = await start({ silenceMs: 200 }, hangs as never);
    expect(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    await expect.poll(() => left).toEqual(['left']);
  });

  it('keeps a connection no longer than it is to wait for the next request', async () => {
    const port = await start({ keepAliveMs: 100 });
    expect(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toMatch(/200 OK.*served$/s);
  });

  it('takes no more connections than it may, and goes on with those', async () => {
    const port = await start({ connections: 1 });
    const first = connect(port, '127.0.0.1');
    sockets.push(first);
    await once(first, 'connect');
    expect(await send(port, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n')).toBe('');
    first.write('GET / HTTP/1.1\r\nHost: x\r\n\r\n');
    expect(String((await once(first, 'data'))[0])).toMatch(/200 OK/);
  });
});
