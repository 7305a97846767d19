import { afterEach, describe, expect, it } from 'vitest';
import { createApp } from '#server/app.ts';
import { createLogger, errorLog, type LogLevel } from '#server/log.ts';
import { parts } from '../parts.ts';
import { type RunningServer, startServer } from '../server.ts';

const question = 'Wo liegt das Hauptquartier der US-Truppen in Japan?';
const body = JSON.stringify({ messages: [{ role: 'user', content: question }], stream: false });
const asked = { method: 'POST', headers: { 'content-type': 'application/json' }, body };

/** The lines that an app logs while it is asked. */
async function logged(
  level: LogLevel,
  asking: (app: ReturnType<typeof createApp>) => unknown,
  more: object = {},
): Promise<Array<Record<string, unknown>>> {
  const lines: string[] = [];
  const logger = createLogger(level, { write: (line) => lines.push(line) });
  await asking(createApp({ ...parts, logger, log: errorLog(logger), ...more }));
  return lines.map((line) => JSON.parse(line));
}

describe('the log', () => {
  it('has a line for each request, by route, and nothing of what was asked', async () => {
    const lines = await logged('info', async (app) => {
      await app.request('http://localhost/api/search?q=geheim', { headers: { 'x-request-id': 'abc-1' } });
      await app.request('http://localhost/api/chat', asked);
      await app.request('http://localhost/v1/models/geheim');
    });
    expect(lines).toMatchObject([
      { level: 'info', requestId: 'abc-1', method: 'GET', route: '/api/search', status: 200, msg: 'request' },
      { method: 'POST', route: '/api/chat', status: 200 },
      { route: '/v1/models/:model', status: 404 },
    ]);
    for (const line of lines) {
      expect(Object.keys(line)).toEqual([
        'level',
        'time',
        'requestId',
        'method',
        'route',
        'status',
        'ms',
        'client',
        'msg',
      ]);
    }
    expect(JSON.stringify(lines)).not.toMatch(/geheim|Hauptquartier/);
  });

  it('holds the questions where that is wanted', async () => {
    const lines = await logged('info', (app) => app.request('http://localhost/api/chat', asked), {
      logQuestions: true,
    });
    expect(lines).toMatchObject([{ question, msg: 'question' }, { route: '/api/chat' }]);
    expect(lines[0]!.requestId).toBe(lines[1]!.requestId);
  });

  it('tells in which request something went wrong, and nothing that hangs on the error', async () => {
    const error = Object.assign(new Error('broken'), { headers: { authorization: 'secret' } });
    for (const stream of [false, true]) {
      let id: string | null = null;
      const lines = await logged(
        'error',
        async (app) => {
          const sent = { ...asked, body: body.replace('false', String(stream)) };
          const response = await app.request('http://localhost/api/chat', sent);
          id = response.headers.get('x-request-id');
          expect(await response.text()).not.toContain('broken');
        },
        { answerer: { id: 'broken', find: () => Promise.reject(error) } },
      );
      expect(lines).toMatchObject([{ level: 'error', requestId: id, err: { message: 'broken' } }]);
      expect(JSON.stringify(lines)).not.toContain('secret');
    }
  });

  it('takes no request id that could be mistaken for something else', async () => {
    const [line] = await logged('info', (app) =>
      app.request('http://localhost/api/live', { headers: { 'x-request-id': '{"level":"error"}' } }),
    );
    expect(line!.requestId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('can be silent', async () => {
    const answerer = { id: 'broken', find: () => Promise.reject(new Error('broken')) };
    const asking = (app: ReturnType<typeof createApp>) => app.request('http://localhost/api/chat', asked);
    expect(await logged('silent', asking, { answerer })).toEqual([]);
  });

  describe('of the process', () => {
    let server: RunningServer;
    afterEach(() => server.stop());

    it('goes to standard error, apart from what it says of its start', async () => {
      server = await startServer({ TOKEN: 'an-open-secret-0123456789' });
      await fetch(`${server.url}/api/search?q=geheim`, {
        headers: { authorization: 'Bearer an-open-secret-0123456789' },
      });
      await server.stop();
      const { stdout, stderr } = server.output;
      expect(stdout).toBe(`Beleg: ${server.url}\n`);
      const lines = stderr
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines).toMatchObject([{ route: '/api/search', status: 200, client: '127.0.0.1' }]);
      expect(stderr).not.toMatch(/geheim|open-secret/);
    });
  });
});
