import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect } from 'vitest';
import type { Language } from '#server/requests.ts';
import { strings } from '../../web/strings/strings.ts';
import { type RunningServer, startServer } from '../server.ts';
import { chromiumPath, launch } from './browser.ts';

export const WIDE = { width: 1440, height: 900 };
export const NARROW = { width: 390, height: 844 };

/** Questions of each kind, in the language of the interface. */
export const QUESTIONS = {
  de: {
    fact: 'Wo liegt das Hauptquartier der US-Truppen in Japan?',
    comparison: 'Vergleiche die Kommandostrukturen der beiden Allianzen',
    unanswerable: 'Wie backe ich einen Apfelkuchen?',
    first: 'Wie viele Soldaten hatten die USA 2020 in Japan stationiert?',
    followUp: 'Und in Südkorea?',
  },
  en: {
    fact: 'Where are the headquarters of the US troops in Japan?',
    comparison: 'Compare the command structures in Japan and South Korea.',
    unanswerable: 'How do I bake an apple pie?',
    first: 'How many soldiers did the USA have stationed in Japan in 2020?',
    followUp: 'And in South Korea?',
  },
} satisfies Record<Language, object>;

/** Someone at the page, in one language. What the browser complains of fails the test. */
export class Visitor {
  readonly language: Language;
  readonly #server: () => Pick<RunningServer, 'url'>;
  readonly #browser: () => Browser;
  #page: Page | undefined;
  #complaints: string[] = [];
  #forgiven: RegExp[] = [];

  constructor(language: Language, server: () => Pick<RunningServer, 'url'>, browser: () => Browser) {
    this.language = language;
    this.#server = server;
    this.#browser = browser;
  }

  get s() {
    return strings[this.language];
  }

  get questions() {
    return QUESTIONS[this.language];
  }

  get page(): Page {
    if (!this.#page) throw new Error('visit() comes first');
    return this.#page;
  }

  get url(): string {
    return this.#server().url;
  }

  async visit(
    path = '/',
    options: BrowserContextOptions & { prepare?: (page: Page) => Promise<unknown> } = {},
  ) {
    const { prepare, ...context } = options;
    const opened = await this.#browser().newContext({
      locale: this.language === 'de' ? 'de-DE' : 'en-GB',
      viewport: WIDE,
      reducedMotion: 'reduce',
      permissions: ['clipboard-read', 'clipboard-write'],
      ...context,
    });
    this.#page = await opened.newPage();
    this.#complaints = [];
    this.#forgiven = [];
    this.page.on('pageerror', (error) => this.#complaints.push(String(error)));
    this.page.on('console', (message) => {
      if (message.type() === 'error') this.#complaints.push(message.text());
    });
    await prepare?.(this.page);
    await this.page.goto(this.url + path);
    await this.page.locator('main').waitFor();
  }

  async leave(): Promise<void> {
    await this.#page?.context().close();
    this.#page = undefined;
    expect(this.#complaints.filter((text) => !this.#forgiven.some((pattern) => pattern.test(text)))).toEqual(
      [],
    );
  }

  /** The test itself cuts the connection: of that the browser may complain. */
  forgive(complaint: RegExp): void {
    this.#forgiven.push(complaint);
  }

  composer(): Locator {
    return this.page.getByRole('textbox', { name: this.s.question, exact: true });
  }

  /** Asks without waiting for an answer. */
  async send(question: string): Promise<void> {
    await this.composer().fill(question);
    await this.composer().press('Enter');
  }

  async ask(question: string): Promise<Locator> {
    await this.send(question);
    const turn = this.turn(question);
    await expect.poll(() => turn.getAttribute('aria-busy')).toBe('false');
    return turn;
  }

  turn(question: string): Locator {
    return this.page.getByRole('article', { name: question });
  }

  citation(n: number): Locator {
    const name = this.s.citation(n, '', '').replace(/[:,\s]+$/, '');
    return this.page.getByRole('link', { name: new RegExp(`^${name}:`) }).first();
  }

  button(name: string): Locator {
    return this.page.getByRole('button', { name, exact: true });
  }

  reader(): Locator {
    return this.page.getByRole('complementary', { name: this.s.study });
  }

  marks(): Locator {
    return this.reader().locator('.passage mark');
  }

  dialog(): Locator {
    return this.page.getByRole('dialog');
  }

  path(): string {
    const { pathname, search } = new URL(this.page.url());
    return pathname + search;
  }

  clipboard(): Promise<string> {
    return this.page.evaluate(() => navigator.clipboard.readText());
  }

  /** What a press of the button saves. */
  async download(button: Locator): Promise<{ name: string; text: string }> {
    const [saved] = await Promise.all([this.page.waitForEvent('download'), button.click()]);
    const chunks: Buffer[] = [];
    for await (const chunk of await saved.createReadStream()) chunks.push(chunk as Buffer);
    return { name: saved.suggestedFilename(), text: Buffer.concat(chunks).toString('utf8') };
  }

  focused(): Promise<string | null> {
    return this.page.evaluate(
      () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.tagName ?? null,
    );
  }

  /** In both themes. */
  async expectAccessible(): Promise<void> {
    await this.page.emulateMedia({ colorScheme: 'light' });
    await this.#expectNoViolations(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']);
    // All else is the same in both.
    await this.page.emulateMedia({ colorScheme: 'dark' });
    await this.#expectNoViolations(['color-contrast', 'link-in-text-block']);
  }

  /** Of the study only the section that was opened is looked at: all of it takes axe four seconds, and is alike. */
  async #expectNoViolations(rulesOrTags: string[]): Promise<void> {
    const { violations } = await new AxeBuilder({ page: this.page })
      .exclude('.reader-text > section:not(:has(.target, mark))')
      .options({ runOnly: rulesOrTags })
      .analyze();
    const found = violations.map(
      ({ id, nodes }) => `${id}: ${nodes.map(({ html, target }) => `${target} ${html}`).join(' ')}`,
    );
    expect(found).toEqual([]);
  }

  /** Nothing is wider than the window. */
  async expectToFit(): Promise<void> {
    expect(await this.page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
  }
}

/**
 * Tests of the real page on the real server, once in each language.
 * @param start for a server that is set otherwise.
 */
export function describePage(
  name: string,
  tests: (visitor: Visitor) => void,
  start: () => Promise<RunningServer> = startServer,
): void {
  describe.skipIf(!chromiumPath)(name, () => {
    let server: RunningServer;
    let browser: Browser;
    beforeAll(async () => {
      [server, browser] = await Promise.all([start(), launch()]);
    });
    afterAll(async () => {
      await browser?.close();
      await server?.stop();
    });
    describe.each(['de', 'en'] as const)('in %s', (language) => {
      const visitor = new Visitor(
        language,
        () => server,
        () => browser,
      );
      afterEach(() => visitor.leave());
      tests(visitor);
    });
  });
}
