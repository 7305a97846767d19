import { expect, it } from 'vitest';
import { startServer } from '../server.ts';
import { describePage, NARROW } from './visitor.ts';

const TOKEN = 'an-open-secret-0123456789';

describePage(
  'a server that wants a token',
  (visitor) => {
    const { s, questions } = visitor;
    const field = () => visitor.page.getByLabel(s.token, { exact: true });

    it('asks for it, says when it is wrong, and goes on once it is right', async () => {
      await visitor.visit('/study/nordkorea-07');
      visitor.forgive(/401/);
      await visitor.page.getByRole('heading', { name: s.tokenHeading }).waitFor();
      await expect.poll(() => field().evaluate((input) => input === document.activeElement)).toBe(true);
      for (const wrong of ['wrong-but-long-enough', 'falsch, und nicht zu senden: ✗']) {
        await field().fill(wrong);
        await field().press('Enter');
        await visitor.page.getByRole('alert').getByText(s.tokenWrong).waitFor();
      }
      await visitor.expectAccessible();
      await field().fill(TOKEN);
      await visitor.button(s.tokenSend).click();
      await visitor.reader().locator('.target').waitFor();
      // The library could not be read before.
      await visitor.page.locator('button.asked').click();
      await visitor.dialog().getByRole('checkbox').first().waitFor();
      await visitor.page.keyboard.press('Escape');
      await visitor.ask(questions.fact);
      expect(await visitor.turn(questions.fact).getByText('Yokota').count()).toBeGreaterThan(0);
      expect(await visitor.page.evaluate(() => Object.keys(localStorage).join())).not.toContain('token');

      // The tab keeps it.
      await visitor.page.reload();
      await visitor.reader().locator('.target').waitFor();
      expect(await field().count()).toBe(0);
    });

    it('fits a narrow window, and is there in both languages', async () => {
      await visitor.visit('/', { viewport: NARROW });
      visitor.forgive(/401/);
      await field().waitFor();
      await visitor.expectAccessible();
      await visitor.expectToFit();
      await visitor.button(s.switchLanguage).click();
      await visitor.page.getByRole('heading', { name: s.tokenHeading }).waitFor({ state: 'detached' });
      await visitor.page.getByRole('heading', { level: 2 }).waitFor();
    });

    it('takes up a question that was asked with a token that has changed', async () => {
      await visitor.visit('/', {
        prepare: (page) => page.addInitScript((token) => sessionStorage.setItem('beleg.token', token), TOKEN),
      });
      visitor.forgive(/401/);
      await visitor.composer().waitFor();
      const locked = { status: 401, json: { error: { code: 'unauthorized', message: 'x' } } };
      await visitor.page.route('**/api/**', (route) => route.fulfill(locked));
      await visitor.send(questions.fact);
      await field().waitFor();
      await visitor.page.unroute('**/api/**');
      await field().fill(TOKEN);
      await field().press('Enter');
      await visitor.turn(questions.fact).getByText('Yokota').first().waitFor();
    });
  },
  () => startServer({ TOKEN }),
);
