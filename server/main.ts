/** `npm start`: serves the study until it is told to stop. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { serve } from '@hono/node-server';
import type { Hono } from 'hono';
import { SettingError } from '#index/settingError.ts';
import { createApp } from './app.ts';
import { assemble } from './assemble.ts';
import { EXIT, type ExitCode } from './cli/exitCode.ts';
import { originOf, readEnv } from './env.ts';
import { builtPage } from './page.ts';
import type { StartingResponse } from './schema.ts';
import { createStartingApp } from './starting.ts';

/** How long open answers may take to finish after a stop was asked for. */
const GRACE_MS = 5_000;

async function main(): Promise<void> {
  const { host, port, addStudies, ...settings } = readEnv(process.env);
  const loopbackOnly = isLoopback(host);
  const pageFolder = builtPage();
  const server = serve({ fetch: (request, env) => app.fetch(request, env), hostname: host, port });
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(error.code === 'EADDRINUSE' ? `port ${port} is in use; set PORT to a free one` : error.message);
  });
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    process.once(signal, () => {
      server.close(() => process.exit(0));
      setTimeout(() => process.exit(0), GRACE_MS).unref();
    });
  }

  let index: StartingResponse['index'];
  async function start(): Promise<Hono> {
    await once(server, 'listening');
    // Read at once: a server that is told to stop while it starts has no address any more.
    const { port: bound } = server.address() as AddressInfo;
    const url = originOf(host, bound);
    const parts = await assemble(settings, {
      say: (line) => console.log(`index: ${line}`),
      count(done, total) {
        if (!index) console.log(`Beleg is starting on ${url} …`);
        index = { done, total };
      },
    });
    const canAdd = addStudies ?? loopbackOnly;
    const whole = createApp({ ...parts, loopbackOnly, canAdd, ...(pageFolder && { pageFolder }) });
    console.log(`Beleg: ${url}`);
    return whole;
  }
  const ready = start();
  let app = createStartingApp({ ready, index: () => index, pageFolder, loopbackOnly });
  app = await ready;
}

function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || host.startsWith('127.');
}

/** @param code as `beleg --help` lists them. */
function fail(message: string, code: ExitCode = EXIT.failed): void {
  console.error(`beleg: ${message}`);
  process.exit(code);
}

main().catch((error: Error) =>
  fail(error.message, error instanceof SettingError ? EXIT.badInput : EXIT.failed),
);
