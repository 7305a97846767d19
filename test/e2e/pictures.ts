/** `npm run pictures`: takes the README's pictures from the running page. */
import type { BrowserContextOptions, Page } from 'playwright-core';
import { de } from '../../web/strings/de.ts';
import { startServer } from '../server.ts';
import { chromiumPath, launch } from './browser.ts';

if (!chromiumPath) process.exit(1);
const FOLDER = new URL('../../web/pictures/', import.meta.url).pathname;
const WIDE = { width: 1440, height: 900 };

const server = await startServer();
const browser = await launch();
try {
  await take('answer', { viewport: WIDE }, async (page) => {
    await ask(page, 'Warum will Südkorea der Quad nicht beitreten?');
    await page.locator('.citation').first().click();
    await page.locator('.passage mark').first().waitFor();
  });
  await take('comparison', { viewport: WIDE, colorScheme: 'dark' }, (page) =>
    ask(page, 'Vergleiche die Kommandostrukturen der beiden Allianzen'),
  );
  const phone = { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true };
  await take('phone', phone, async (page) => {
    await ask(page, 'Wie viele Soldaten hatten die USA 2020 in Japan stationiert?');
    await ask(page, 'Und in Südkorea?');
  });
} finally {
  await browser.close();
  await server.stop();
}

async function take(
  name: string,
  options: BrowserContextOptions,
  reach: (page: Page) => Promise<unknown>,
): Promise<void> {
  const page = await browser.newPage({ locale: 'de-DE', reducedMotion: 'reduce', ...options });
  await page.goto(server.url);
  await reach(page);
  await page.mouse.move(0, 0);
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({ path: `${FOLDER}${name}.png` });
  await page.close();
}

async function ask(page: Page, question: string): Promise<void> {
  await page.getByRole('textbox', { name: de.question }).fill(question);
  await page.keyboard.press('Enter');
  await page.getByRole('article', { name: question }).locator('.answer-foot').waitFor();
}
