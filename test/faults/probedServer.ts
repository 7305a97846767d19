import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Holdings } from './probe.ts';
import { startProcess, tsx } from './processes.ts';

/** A client beyond these is cut off by the limit on requests a minute, which is none of what is tested here. */
const REQUESTS_AN_ADDRESS = 5_000;

export interface ProbedServer {
  url: string;
  /** Where what is added to it lies; gone when it is. */
  studiesDir: string;
  /** A connection to it, from one of many addresses where the system has them. */
  connect(): Socket;
  holdings(): Promise<Holdings>;
  /** What it wrote to standard error. */
  readonly complaints: string;
  stop(): Promise<number | null>;
}

/** The real server in a process of its own, which tells what it holds on to. */
export async function startProbedServer(env: NodeJS.ProcessEnv = {}): Promise<ProbedServer> {
  const studiesDir = mkdtempSync(join(tmpdir(), 'beleg-probed-'));
  const child = startProcess(tsx('--import', './test/faults/probe.ts', 'server/main.ts'), {
    env: { ...process.env, PORT: '0', LOG: 'error', STUDIES_DIR: studiesDir, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  const exited = once(child, 'exit');
  let output = '';
  let complaints = '';
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    complaints += text;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout!.setEncoding('utf8').on('data', (text: string) => {
      output += text;
      const ready = /Beleg: (http:\S+)/.exec(output);
      if (ready) resolve(ready[1]!);
    });
    void exited.then(([code]) => reject(new Error(`the server ended with ${code}: ${complaints}`)));
  });
  const port = Number(new URL(url).port);
  let connections = 0;
  return {
    url,
    studiesDir,
    connect() {
      const client = 2 + Math.floor(connections++ / REQUESTS_AN_ADDRESS);
      // On Linux the whole of 127/8 is this machine.
      const from = process.platform === 'linux' ? { localAddress: `127.0.0.${client}` } : {};
      const socket = connect({ port, host: '127.0.0.1', ...from });
      // What it tells is in `close`.
      socket.on('error', () => {});
      return socket;
    },
    async holdings() {
      child.send('holdings');
      const [holdings] = await once(child, 'message');
      return holdings as Holdings;
    },
    get complaints() {
      return complaints;
    },
    async stop() {
      child.kill('SIGTERM');
      const [code] = await exited;
      rmSync(studiesDir, { recursive: true });
      return code;
    },
  };
}

/** What a connection receives until it is closed, as text. */
export function received(socket: Socket): Promise<string> {
  return new Promise((resolve) => {
    let text = '';
    socket.setEncoding('latin1').on('data', (chunk: string) => {
      text += chunk;
    });
    socket.on('close', () => resolve(text));
  });
}

/** A request as it goes over the wire. */
export function wire(method: string, path: string, body?: object, more = ''): string {
  const content = body === undefined ? '' : JSON.stringify(body);
  const type =
    content && `content-type: application/json\r\ncontent-length: ${Buffer.byteLength(content)}\r\n`;
  return `${method} ${path} HTTP/1.1\r\nhost: 127.0.0.1\r\n${type}${more}\r\n${content}`;
}

export const LAST = 'connection: close\r\n';
