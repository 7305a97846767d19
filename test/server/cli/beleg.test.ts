import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, mkdtempSync, openSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ChatResponse, PassageResponse, SearchResponse } from '#server/schema.ts';
import { call, request } from '../../parts.ts';
import { widest } from './terminals.ts';

const BELEG = fileURLToPath(new URL('../../../server/cli/beleg.mjs', import.meta.url));

/** What the output depends on is as in no environment, whatever that of this test has set. */
const { LC_ALL, LC_MESSAGES, LANG, NO_COLOR, FORCE_COLOR, PORT, HOST, ENCODER, INDEX_DIR, MODEL, ...ENV } =
  process.env;

/** From another folder: it is to work from any. */
const inSlash = (env: NodeJS.ProcessEnv) => ({ cwd: '/', env: { ...ENV, ...env } });

function start(args: string[], env: NodeJS.ProcessEnv = {}) {
  return spawn(process.execPath, [BELEG, ...args], inSlash(env));
}

/** Runs the command to its end. */
async function beleg(
  args: string[],
  { input = '', env = {} }: { input?: string; env?: NodeJS.ProcessEnv } = {},
) {
  const child = start(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout.setEncoding('utf8').on('data', (text) => (stdout += text));
  child.stderr.setEncoding('utf8').on('data', (text) => (stderr += text));
  child.stdin.end(input);
  const [code, signal] = await once(child, 'close');
  return { code, signal, stdout, stderr };
}

const untimed = <Response extends { tookMs: number }>({ tookMs, ...rest }: Response) => rest;
const asked = (...questions: string[]) =>
  call<ChatResponse>('/api/chat', {
    messages: questions.map((content) => ({ role: 'user', content })),
    stream: false,
  });

describe('beleg ask', () => {
  it('answers in plain text where there is no terminal', async () => {
    const question = 'Wie viele US-Soldaten sind in Südkorea stationiert?';
    const { code, stdout, stderr } = await beleg(['ask', question]);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toContain('31\u00a0050');
    expect(stdout).toContain('\n\nBelege\n\n[1] „');
    expect(stdout).not.toContain('\u001b');
    expect(widest(stdout)).toBeLessThanOrEqual(80);
  });

  it('reads a follow-up from standard input, and has colours where they are forced', async () => {
    const { code, stdout } = await beleg(['ask', 'How many US soldiers are in South Korea?', '-'], {
      input: 'And in Japan?\n',
      env: { FORCE_COLOR: '1' },
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/Understood as: .*Japan/);
    expect(stdout).toContain('\u001b[2mThe study says, in German:\u001b[22m “');
  });

  it('gives as JSON what the HTTP interface gives, and nothing else', async () => {
    const questions = ['Wer kommandiert die Truppen in Südkorea?', 'Und in Japan?'];
    const { code, stdout, stderr } = await beleg(['ask', '--json', ...questions]);
    expect([code, stderr]).toEqual([0, '']);
    expect(untimed(JSON.parse(stdout))).toEqual(untimed(await asked(...questions)));
  });

  it('asks for no port', async () => {
    expect(await beleg(['ask', 'Was ist die Quad?'], { env: { PORT: 'acht' } })).toMatchObject({ code: 0 });
  });

  it('ends with 3 where the study does not answer', async () => {
    const { code, stdout } = await beleg(['ask', 'Who won the world cup of 2014?']);
    expect(code).toBe(3);
    expect(stdout).toMatch(/^No answer found in the study\n/);
  });

  it.each(['stdout', 'stderr'] as const)('ends as it would where nobody reads %s', async (stream) => {
    const args = stream === 'stdout' ? ['ask', 'Who won the world cup of 2014?'] : ['passage', 'nowhere-01'];
    const child = start(args);
    child[stream].destroy();
    expect(await once(child, 'exit')).toEqual([3, null]);
  });
});

describe('beleg search', () => {
  it('gives as JSON what the HTTP interface gives', async () => {
    const { code, stdout } = await beleg(['search', '-k', '3', '--json', 'missile defence']);
    expect(code).toBe(0);
    const response = await call<SearchResponse>('/api/search?q=missile%20defence&k=3');
    expect(untimed(JSON.parse(stdout))).toEqual(untimed(response));
  });

  it('ends quietly where nobody reads on', async () => {
    const child = start(['search', '-k', '50', 'Japan']);
    let stderr = '';
    child.stderr.on('data', (text) => (stderr += text));
    child.stdout.destroy();
    expect(await once(child, 'close')).toEqual([0, null]);
    expect(stderr).toBe('');
  });

  it('says in one line that its output cannot be written', async () => {
    const full = openSync('/dev/full', 'w');

    const child = spawn(process.execPath, [BELEG, 'search', 'Japan'], {
      ...inSlash({}),
      stdio: ['ignore', full, 'pipe'],
    });
    closeSync(full);
    let stderr = '';
    child.stderr!.on('data', (text) => (stderr += text));
    expect(await once(child, 'close')).toEqual([1, null]);
    expect(stderr).toMatch(/^beleg: the output cannot be written: ENOSPC[^\n]*\n$/);
  });
});

describe('beleg compare', () => {
  const question = 'Vergleiche die Raketenabwehr in Japan und Südkorea';

  it('shows a table', async () => {
    const { code, stdout } = await beleg(['compare', question]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^Japan +│ Südkorea$/m);
  });

  it('gives the files of the HTTP interface', async () => {
    await Promise.all(
      ['json', 'csv', 'markdown'].map(async (format) => {
        const { stdout } = await beleg(['compare', '--format', format, question]);
        const response = await request(`/api/comparison?q=${encodeURIComponent(question)}&format=${format}`);
        expect(stdout.trim()).toBe((await response.text()).trim());
      }),
    );
  });

  it('ends with 3 where there is none', async () => {
    const { code, stdout, stderr } = await beleg(['compare', 'Was ist die Quad?']);
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^beleg: "Was ist die Quad\?" gives no comparison; expected .*\n$/);
  });
});

describe('beleg passage', () => {
  it('gives as JSON what the HTTP interface gives', async () => {
    const { code, stdout } = await beleg(['passage', 'nordkorea-07', '--json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(await call<PassageResponse>('/api/passages/nordkorea-07'));
  });

  it('names one that is not there in the reader’s language, and obeys nothing in its name', async () => {
    const { code, stdout, stderr } = await beleg(['passage', 'x\u001b[2J'], { env: { LANG: 'de_DE.UTF-8' } });
    expect([code, stdout]).toEqual([3, '']);
    expect(stderr).toMatch(/^beleg: Die Studie hat keine Textstelle „x\ufffd\[2J“; .*\n$/);
  });
});

describe('beleg', () => {
  it.each([
    ['an empty question', ['ask', ' '], {}, 2, /QUESTION: Too small/],
    ['an empty question (de)', ['ask', ''], { LANG: 'de' }, 2, /FRAGE: Zu klein/],
    ['a number that is none', ['search', 'x', '-k', 'abc'], {}, 2, /-k: .*"abc"/],
    ['an empty id of a study', ['search', 'x', '--study', ''], {}, 2, /--study: /],
    ['an empty id of a passage', ['passage', ''], { LANG: 'de' }, 2, /KENNUNG: Zu klein/],
    ['two readings of standard input', ['ask', '-', '-'], {}, 2, /- may stand once/],
    ['a question that is too long', ['search', 'x'.repeat(2001)], { LANG: 'de' }, 2, /SUCHE: Zu groß/],
    ['a format that there is not', ['compare', 'x', '--format', 'xml'], {}, 2, /--format: .*"text".*"xml"/],
    ['an option that there is not', ['score', '--foo'], {}, 2, /there is no option "--foo"/],
    ['a bad port', ['serve', '--port', 'acht'], {}, 2, /--port is "acht"/],
    ['a bad setting', ['serve'], { PORT: 'acht', LANG: 'de' }, 2, /PORT ist „acht“; erwartet/],
    [
      'no such encoder',
      ['ask', 'x'],
      { ENCODER: '/nowhere', LANG: 'de' },
      2,
      /ENCODER ist „\/nowhere“: einen/,
    ],
    [
      'no such model',
      ['ask', 'x'],
      { MODEL: 'foo', LANG: 'de' },
      2,
      /MODEL ist „foo“; erwartet wird Anbieter/,
    ],
    ['no place for an index', ['ask', 'x'], { INDEX_DIR: BELEG, LANG: 'de' }, 2, /INDEX_DIR „.*kein Index/],
    [
      'no such questions',
      ['score', '--questions', 'none'],
      {},
      2,
      /--questions: none cannot be read: ENOENT/,
    ],
    [
      'a server that is not there',
      ['score', '--url', 'http://127.0.0.1:9'],
      {},
      1,
      /127\.0\.0\.1:9 does not answer/,
    ],
    ['no address', ['score', '--url', 'x'], { LANG: 'de' }, 2, /--url ist „x“; erwartet/],
  ])('tells of %s in one line', async (_, args, env, exitCode, message) => {
    const { code, stdout, stderr } = await beleg(args, { env });
    expect([code, stdout]).toEqual([exitCode, '']);
    expect(stderr).toMatch(/^(index: [^\n]*\n)?beleg: [^\n]*\n$/);
    expect(stderr).toMatch(message);
  });

  it('shows its help on standard output where it was asked for, and else as a complaint', async () => {
    const [help, bare] = await Promise.all([beleg(['--help']), beleg([])]);
    expect(help).toMatchObject({ code: 0, stderr: '' });
    expect(bare).toMatchObject({ code: 2, stdout: '', stderr: help.stdout });
  });

  it('is stopped by Ctrl-C', async () => {
    const INDEX_DIR = mkdtempSync(join(tmpdir(), 'beleg-stopped-'));
    try {
      const child = start(['ask', 'x'], { INDEX_DIR });
      const [line] = await once(child.stderr.setEncoding('utf8'), 'data');
      expect(line).toMatch(/^index: .*building it/);
      child.kill('SIGINT');
      // A shell makes 130 of this.
      expect(await once(child, 'exit')).toEqual([null, 'SIGINT']);
    } finally {
      rmSync(INDEX_DIR, { recursive: true, force: true });
    }
  });

  it('serves until it is told to stop', async () => {
    const child = start(['serve', '--port', '0']);
    let stdout = '';
    for await (const text of child.stdout.setEncoding('utf8')) {
      stdout += text;
      if (stdout.includes('Beleg: http')) break;
    }
    const [url] = /http:\S+/.exec(stdout)!;
    expect((await fetch(`${url}/api/health`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await once(child, 'exit')).toEqual([0, null]);
  });
});
