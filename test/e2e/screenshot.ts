/** `npm run screenshot`: takes the README's picture from the running page. */
import { startServer } from '../server.ts';
import { chromiumPath, launch } from './browser.ts';

if (!chromiumPath) process.exit(1);
const PICTURE = new URL('../../web/screenshot.png', import.meta.url).pathname;

const server = await startServer();
const browser = await launch();
try {
  const page = await browser.newPage({
    viewport: { width: 1440, height: 900 },
    locale: 'de-DE',
    reducedMotion: 'reduce',
  });
  await page.goto(server.url);
  await page
    .getByRole('textbox', { name: 'Frage an die Studie' })
    .fill('Warum will Südkorea der Quad nicht beitreten?');
  await page.keyboard.press('Enter');
  const chip = page.getByRole('button', { name: /^Beleg 1:/ }).first();
  await chip.click();
  await page.locator('mark').first().waitFor();
  await page.screenshot({ path: PICTURE });
} finally {
  await browser.close();
  await server.stop();
}
