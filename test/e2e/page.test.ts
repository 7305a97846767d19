import AxeBuilder from '@axe-core/playwright';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type RunningServer, startServer } from '../server.ts';
import { chromiumPath, launch } from './browser.ts';

const WIDE = { width: 1440, height: 900 };
const NARROW = { width: 390, height: 844 };

describe.skipIf(!chromiumPath)('the page in Chromium', () => {
  let server: RunningServer;
  let browser: Browser;
  let page: Page;
  let complaints: string[];

  beforeAll(async () => {
    [server, browser] = await Promise.all([startServer(), launch()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  afterEach(async () => {
    await page.context().close();
    expect(complaints).toEqual([]);
  });

  async function visit(path = '/', options: BrowserContextOptions = {}): Promise<void> {
    const context = await browser.newContext({
      locale: 'de-DE',
      viewport: WIDE,
      reducedMotion: 'reduce',
      ...options,
    });
    page = await context.newPage();
    complaints = [];
    page.on('pageerror', (error) => complaints.push(String(error)));
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    await page.goto(server.url + path);
  }

  async function ask(question: string): Promise<void> {
    await page.getByRole('textbox', { name: 'Frage an die Studie' }).fill(question);
    await page.getByRole('textbox', { name: 'Frage an die Studie' }).press('Enter');
    await page.getByRole('button', { name: 'Fragen' }).waitFor();
  }

  const turn = (question: string) => page.getByRole('article', { name: question });
  const reader = () => page.getByRole('complementary', { name: 'Studie' });

  async function expectAccessible(): Promise<void> {
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)).toEqual(
      [],
    );
  }

  it('answers a question, and opens the study at the cited words', async () => {
    await visit();
    await ask('Wo liegt das Hauptquartier der US-Truppen in Japan?');
    const answer = turn('Wo liegt das Hauptquartier');
    const sentence = answer.getByText('Yokota').first();
    await sentence.waitFor();
    const chip = answer.getByRole('button', { name: /^Beleg 1:/ }).first();
    const quote = await chip.getAttribute('title');
    await chip.click();

    await reader().locator('mark').first().waitFor();
    const marked = (await reader().locator('mark').allTextContents()).join('');
    // The chip says who speaks, and then what.
    expect(`AutorenderStudie:${marked.replace(/\s/g, '')}`).toBe(quote!.replace(/\s/g, ''));
    expect(await reader().locator('mark').first().isVisible()).toBe(true);
    expect(await page.evaluate(() => document.activeElement?.tagName)).toBe('MARK');

    await page.keyboard.press('Escape');
    await reader().waitFor({ state: 'detached' });
    expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toMatch(
      /^Beleg 1:/,
    );
  });

  it('takes a follow-up for the question that it stands for, and shows which', async () => {
    await visit();
    await ask('Wie viele Soldaten hatten die USA 2020 in Japan stationiert?');
    await ask('Und in Südkorea?');
    const answer = turn('Und in Südkorea?');
    await answer.getByText('verstanden als').waitFor();
    expect(await answer.textContent()).toContain(
      'Wie viele Soldaten hatten die USA 2020 in Südkorea stationiert?',
    );
    expect(await answer.textContent()).toMatch(/31\s050/);
  });

  it('refuses what the study does not say, and leads to what is near', async () => {
    await visit();
    await ask('Wie backe ich einen Apfelkuchen?');
    const answer = turn('Wie backe ich einen Apfelkuchen?');
    await answer.getByRole('heading', { name: 'Keine Antwort in der Studie gefunden' }).waitFor();
    expect(await answer.textContent()).toContain('Apfelkuchen');
    expect(await answer.getByRole('button', { name: /^Beleg/ }).count()).toBe(0);
    await answer
      .getByRole('listitem')
      .first()
      .getByRole('link')
      .or(answer.getByRole('listitem').first().getByRole('button'))
      .first()
      .click();
    await reader().waitFor();
  });

  it('sets parties side by side in a table', async () => {
    await visit();
    await ask('Vergleiche die Kommandostrukturen der beiden Allianzen');
    const table = page.getByRole('table');
    await table.waitFor();
    expect(await table.getByRole('columnheader').allTextContents()).toEqual(
      expect.arrayContaining(['Japan', 'Südkorea']),
    );
    expect(await table.getByRole('button', { name: /^Beleg/ }).count()).toBeGreaterThan(1);
  });

  it('starts with examples, each of which is answered', async () => {
    await visit();
    const examples = page.getByRole('main').getByRole('listitem').getByRole('button');
    const count = await examples.count();
    expect(count).toBeGreaterThanOrEqual(6);
    for (let i = 0; i < count; i++) {
      await page.getByRole('main').getByRole('listitem').getByRole('button').nth(i).click();
      await page
        .getByRole('button', { name: /^Beleg 1:/ })
        .first()
        .waitFor();
      await page.getByRole('button', { name: 'Neues Gespräch' }).click();
      await examples.nth(i).waitFor();
    }
  });

  it('opens a link to a passage marked, and keeps it on reload', async () => {
    await visit('/#/p/nordkorea-07?s=0-20');
    await reader().locator('mark').first().waitFor();
    await page.reload();
    const marks = reader().locator('mark');
    await marks.first().waitFor();
    expect((await marks.allTextContents()).join('')).toHaveLength(20);
  });

  it('speaks English when asked to, and remembers it', async () => {
    await visit();
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('textbox', { name: 'Question for the study' }).waitFor();
    expect(await page.getAttribute('html', 'lang')).toBe('en');
    await page.reload();
    await page.getByRole('textbox', { name: 'Question for the study' }).waitFor();
  });

  it('says where it happened that the server cannot be reached, and asks again', async () => {
    await visit();
    await page.route('**/api/chat', (route) => route.abort());
    await ask('Was ist die Quad?');
    const answer = turn('Was ist die Quad?');
    await answer.getByText('Keine Verbindung zu Beleg').waitFor();
    await page.unroute('**/api/chat');
    await answer.getByRole('button', { name: 'Noch einmal versuchen' }).click();
    await page
      .getByRole('button', { name: /^Beleg 1:/ })
      .first()
      .waitFor();
    // The browser itself reports the request that was cut off.
    complaints = complaints.filter((complaint) => !complaint.includes('ERR_FAILED'));
  });

  it('stops when told to', async () => {
    await visit();
    await page.route('**/api/chat', () => {});
    await page.getByRole('textbox', { name: 'Frage an die Studie' }).fill('Was ist die Quad?');
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Anhalten' }).click();
    await turn('Was ist die Quad?').getByText('Angehalten').waitFor();
  });

  it('works by keyboard alone', async () => {
    await visit();
    await page.getByRole('textbox', { name: 'Frage an die Studie' }).focus();
    await page.keyboard.type('Was ist die Quad?');
    await page.keyboard.press('Enter');
    const chip = page.getByRole('button', { name: /^Beleg 1:/ }).first();
    await chip.waitFor();
    await chip.focus();
    await page.keyboard.press('Enter');
    await reader().locator('mark').first().waitFor();
    await page.keyboard.press('Escape');
    await reader().waitFor({ state: 'detached' });
    expect(await chip.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  describe.each([
    ['wide', WIDE],
    ['narrow', NARROW],
  ] as const)('in a %s window', (_, viewport) => {
    it.each(['light', 'dark'] as const)('is accessible and fits, %s', async (colorScheme) => {
      await visit('/', { viewport, colorScheme });
      const fits = () => page.evaluate(() => document.documentElement.scrollWidth <= innerWidth);
      await expectAccessible();
      await ask('Vergleiche die Kommandostrukturen der beiden Allianzen');
      await page.getByRole('table').waitFor();
      await ask('Wie backe ich einen Apfelkuchen?');
      await page.getByRole('heading', { name: 'Keine Antwort in der Studie gefunden' }).waitFor();
      await expectAccessible();
      expect(await fits()).toBe(true);
      await page
        .getByRole('button', { name: /^Beleg 1:/ })
        .first()
        .click();
      await reader().locator('mark').first().waitFor();
      await expectAccessible();
      expect(await fits()).toBe(true);
    });
  });
});
