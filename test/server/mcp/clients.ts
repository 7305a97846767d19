import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { Client, StreamableHTTPClientTransport } from '@modelcontextprotocol/client';
import { StdioClientTransport } from '@modelcontextprotocol/client/stdio';

const root = fileURLToPath(new URL('../../..', import.meta.url));
const COMMAND = { command: process.execPath, args: ['--import', 'tsx', 'server/mcp/main.ts'], cwd: root };

/** The handshake of the revisions up to 2025-11-25, or the newest revision, which has none. */
export type Revision = 'legacy' | '2026-07-28';

function clientOf(revision: Revision): Client {
  const mode = revision === 'legacy' ? revision : { pin: revision };
  return new Client({ name: 'beleg-test', version: '1' }, { versionNegotiation: { mode } });
}

export async function connectOverHttp(url: string, revision: Revision): Promise<Client> {
  const client = clientOf(revision);
  await client.connect(new StreamableHTTPClientTransport(new URL('/mcp', url)));
  return client;
}

/** Starts the server as a program does that speaks to it over its standard input and output. */
export async function connectOverStdio(revision: Revision): Promise<Client> {
  const client = clientOf(revision);
  await client.connect(new StdioClientTransport({ ...COMMAND, stderr: 'inherit' }));
  return client;
}

/** The same process, to be written to and read from by hand. */
export function startStdio(env: NodeJS.ProcessEnv = {}) {
  const child = spawn(COMMAND.command, COMMAND.args, { cwd: root, env: { ...process.env, ...env } });
  const output = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk) => (output.stdout += chunk));
  child.stderr.on('data', (chunk) => (output.stderr += chunk));
  const ended = new Promise<number | null>((resolve) => child.once('close', resolve));
  return {
    output,
    ended,
    /** Waits until it has written so many lines. */
    async answered(lines: number) {
      while (output.stdout.split('\n').length <= lines) await once(child.stdout, 'data');
    },
    send: (message: object) => child.stdin.write(`${JSON.stringify(message)}\n`),
    closeInput: () => child.stdin.end(),
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

/** A request of the protocol, by hand. */
export const rpc = (method: string, params: object = {}, id = 1) => ({ jsonrpc: '2.0', id, method, params });

export const initialize = (protocolVersion: string) =>
  rpc('initialize', { protocolVersion, capabilities: {}, clientInfo: { name: 'by-hand', version: '1' } });
