/** `npm start`: serves the study until it is told to stop. */
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import type { Hono } from 'hono';
import { collectDefaultMetrics, Registry } from 'prom-client';
import { SettingError } from '#index/settingError.ts';
import { AnswerSlots } from './answerSlots.ts';
import { createApp } from './app.ts';
import { assemble } from './assemble.ts';
import { EXIT, type ExitCode } from './cli/exitCode.ts';
import { originOf, readEnv } from './env.ts';
import { listen } from './listen.ts';
import { createLogger, errorLog } from './log.ts';
import { builtPage } from './page.ts';
import type { StartingResponse } from './schema.ts';
import { createStartingApp } from './starting.ts';

/** How long open answers may take to finish after a stop was asked for. */
const GRACE_MS = 5_000;

async function main(): Promise<void> {
  const env = readEnv(process.env);
  const { host, token, origins, behindProxy, answers } = env;
  const access = { ...(token && { token }), origins, behindProxy };
  // A person who looks on is told of errors alone, as people read them.
  const level = env.logLevel ?? (process.stderr.isTTY ? undefined : 'info');
  const logger = level && createLogger(level);
  const log = logger ? errorLog(logger) : console.error;
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });

  const pageFolder = builtPage();
  const server = listen((request, bindings) => app.fetch(request, bindings), env);
  server.on('error', (error: NodeJS.ErrnoException) => {
    fail(error.code === 'EADDRINUSE' ? `port ${env.port} is in use; set PORT to a free one` : error.message);
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
    const parts = await assemble(env, {
      say: (line) => console.log(`index: ${line}`),
      count(done, total) {
        if (!index) console.log(`Beleg is starting on ${url} …`);
        index = { done, total };
      },
    });
    const whole = createApp({
      ...parts,
      ...access,
      canAdd: env.addStudies,
      ...(pageFolder && { pageFolder }),
      slots: new AnswerSlots(answers ? { slots: answers } : {}),
      registry,
      logger,
      logQuestions: env.logQuestions,
      log,
    });
    console.log(`Beleg: ${url}`);
    return whole;
  }
  const ready = start();
  let app = createStartingApp({ ...access, ready, index: () => index, pageFolder, log });
  app = await ready;
}

/** @param code as `beleg --help` lists them. */
function fail(message: string, code: ExitCode = EXIT.failed): void {
  console.error(`beleg: ${message}`);
  process.exit(code);
}

main().catch((error: Error) =>
  fail(error.message, error instanceof SettingError ? EXIT.badInput : EXIT.failed),
);
