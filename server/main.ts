/** `npm start`: serves the study until it is told to stop. */
import { isIP } from 'node:net';
import { serve } from '@hono/node-server';
import { createApp } from './app.ts';
import { assemble } from './assemble.ts';
import { readEnv } from './env.ts';

/** How long open answers may take to finish after a stop was asked for. */
const GRACE_MS = 5_000;

async function main(): Promise<void> {
  const { host, port, ...settings } = readEnv(process.env);
  const parts = await assemble(settings, (line) => console.log(`index: ${line}`));
  const app = createApp({ ...parts, loopbackOnly: isLoopback(host) });

  const server = serve({ fetch: app.fetch, hostname: host, port }, ({ port: bound }) =>
    console.log(`Beleg: http://${isIP(host) === 6 ? `[${host}]` : host}:${bound}`),
  );
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(error.code === 'EADDRINUSE' ? `port ${port} is in use; set PORT to a free one` : error.message);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      setTimeout(() => process.exit(0), GRACE_MS).unref();
    });
  }
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

function fail(message: string): void {
  console.error(`beleg: ${message}`);
  process.exit(1);
}

main().catch((error: Error) => fail(error.message));
