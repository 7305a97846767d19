import { CommanderError } from 'commander';
import { describe, expect, it, vi } from 'vitest';
import { type Actions, createProgram } from '#server/cli/program.ts';
import { usageMessage } from '#server/cli/usageMessage.ts';
import { programLanguage, words } from '#server/cli/words.ts';

const LANGUAGES = ['de', 'en'] as const;

/** Keeps what each command would be told to do. */
function recorded(language: keyof typeof words) {
  const calls: unknown[][] = [];
  const record =
    (name: string) =>
    async (...given: unknown[]) => {
      calls.push([name, ...given.slice(0, -1)]);
    };
  const names = ['ask', 'search', 'compare', 'passage', 'serve', 'index', 'train', 'score', 'mcp'] as const;
  const actions = Object.fromEntries(names.map((name) => [name, record(name)])) as unknown as Actions;
  const program = createProgram(words[language], actions);
  const run = (...args: string[]) => program.parseAsync(args, { from: 'user' });
  return { program, calls, run };
}

/** What is said of wrong usage. */
async function complaint(language: keyof typeof words, ...args: string[]): Promise<string> {
  const error = await recorded(language)
    .run(...args)
    .catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CommanderError);
  return usageMessage(error as CommanderError, words[language]);
}

describe.each(LANGUAGES)('help (%s)', (language) => {
  const { program } = recorded(language);
  const helps = [program, ...program.commands].map((command) => {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    return [command.name(), help] as const;
  });

  it.each(helps)('of %s fits a screen and is in one language', (name, help) => {
    const lines = help.trimEnd().split('\n');
    expect(lines.length).toBeLessThanOrEqual(24);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(80);
    expect(help).toContain(name === 'beleg' ? '130' : `beleg ${name}`);
    if (language === 'de') expect(help).not.toMatch(/Usage|Options|Commands|Arguments|default|\[command\]/);
  });
});

describe('help in a narrow terminal', () => {
  it.each(LANGUAGES)('keeps to its width (%s)', (language) => {
    vi.stubEnv('COLUMNS', '50');
    let help = '';
    const { program } = recorded(language);
    program.configureOutput({ writeOut: (text) => (help += text) }).outputHelp();
    vi.unstubAllEnvs();
    const [, exitCodes] = help.split(/\n\n(?=Rückgabewert|Exit codes)/);
    expect(exitCodes!.trimEnd().split('\n').length).toBeGreaterThan(2);
    expect(Math.max(...exitCodes!.split('\n').map(({ length }) => length))).toBeLessThanOrEqual(50);
  });
});

describe('the commands', () => {
  it('take their arguments and options', async () => {
    const { run, calls } = recorded('en');
    await run('ask', 'a', 'b', '--json');
    expect(calls).toEqual([['ask', ['a', 'b'], { json: true, withheld: false }]]);
  });

  it.each([
    [['compare', 'a'], { format: 'text', json: false }],
    [['compare', 'a', '--format', 'csv'], { format: 'csv', json: false }],
    [['compare', 'a', '--json'], { format: 'text', json: true }],
  ])('%j gives %j', async (args, options) => {
    const { run, calls } = recorded('en');
    await run(...args);
    expect(calls[0]![2]).toEqual(options);
  });

  it('complain of wrong usage in the reader’s language', async () => {
    expect(await complaint('en', 'ask', '--foo', 'x')).toBe('there is no option "--foo"; help with --help');
    expect(await complaint('de', 'ask', '--jso', 'x')).toBe(
      'die Option „--jso“ gibt es nicht; gemeint war vielleicht --json; Hilfe mit --help',
    );
    expect(await complaint('en', 'sarch', 'x')).toMatch(/no command "sarch"; perhaps search was meant/);
    expect(await complaint('de', 'ask')).toMatch(/es fehlt: FRAGE/);
    expect(await complaint('en', 'search', 'x', '-k')).toMatch(/option "-k <N>" lacks its value/);
    expect(await complaint('de', 'compare', 'x', '--json', '--format', 'csv')).toMatch(
      /^„--json“ und „--format <FORMAT>“ gehen nicht zusammen;/,
    );
    expect(await complaint('en', 'search', 'two', 'words')).toMatch(/quotation marks/);
  });
});

describe('programLanguage', () => {
  it.each([
    [{ LANG: 'de_DE.UTF-8' }, 'de'],
    [{ LANG: 'de' }, 'de'],
    [{ LANG: 'de_DE.UTF-8', LC_MESSAGES: 'en_GB.UTF-8' }, 'en'],
    [{ LANG: 'en_GB.UTF-8', LC_ALL: 'de_AT' }, 'de'],
    [{ LANG: 'fr_FR.UTF-8' }, 'en'],
    [{ LANG: 'den_CA' }, 'en'],
    [{ LC_ALL: '', LANG: 'de_CH' }, 'de'],
    [{}, 'en'],
  ])('%j asks for %s', (env, language) => {
    expect(programLanguage(env)).toBe(language);
  });
});
