import { expect, it } from 'vitest';
import { describePage } from './visitor.ts';

describePage('the first screen', (visitor) => {
  const { s, language, questions } = visitor;

  it('says what this is and what it cannot do, in the language of the browser', async () => {
    await visitor.visit();
    expect(await visitor.page.getAttribute('html', 'lang')).toBe(language);
    await visitor.page.getByRole('heading', { name: s.startHeading }).waitFor();
    const limits = visitor.page.getByRole('list', { name: s.limitsHeading }).getByRole('listitem');
    expect(await limits.allTextContents()).toEqual(s.limits);
  });

  it('has eight examples of different kinds, each of which is answered', async () => {
    await visitor.visit();
    const examples = visitor.page.getByRole('list', { name: s.examplesHeading }).getByRole('button');
    expect(await examples.count()).toBe(8);
    expect(new Set(s.examples.map(({ kind }) => kind)).size).toBe(8);
    for (let i = 0; i < 8; i++) {
      await examples.nth(i).click();
      await visitor.citation(1).waitFor();
      await visitor.button(s.newConversation).click();
      await examples.nth(i).waitFor();
    }
  });

  it('changes its language when asked to, and remembers it', async () => {
    await visitor.visit();
    await visitor.button(s.switchLanguage).click();
    const other = language === 'de' ? 'en' : 'de';
    await expect.poll(() => visitor.page.getAttribute('html', 'lang')).toBe(other);
    await visitor.page.reload();
    await expect.poll(() => visitor.page.getAttribute('html', 'lang')).toBe(other);
    await visitor.button(language === 'de' ? 'Deutsch' : 'English').waitFor();
  });

  it('lists its keys at "?", which can be turned off', async () => {
    await visitor.visit();
    await visitor.page.keyboard.press('?');
    await visitor.page.getByRole('dialog', { name: s.keys }).waitFor();
    expect(await visitor.dialog().locator('kbd').count()).toBeGreaterThan(5);
    await visitor.dialog().getByRole('checkbox', { name: s.keysEnabled }).uncheck();
    await visitor.page.keyboard.press('Escape');
    await visitor.dialog().waitFor({ state: 'detached' });
    await visitor.page.keyboard.press('?');
    await visitor.page.keyboard.press('/');
    expect(await visitor.dialog().count()).toBe(0);
    expect(await visitor.focused()).not.toBe(s.question);
    // It is still in reach of a click.
    await visitor.button(s.keys).click();
    await visitor.dialog().getByRole('checkbox', { name: s.keysEnabled }).check();
    await visitor.page.keyboard.press('Escape');
    await visitor.dialog().waitFor({ state: 'detached' });
    await visitor.page.keyboard.press('/');
    expect(await visitor.focused()).toBe(s.question);
  });

  it('types "/" and "?" into the field like any other character', async () => {
    await visitor.visit();
    await visitor.composer().focus();
    await visitor.page.keyboard.type('1/2?');
    expect(await visitor.composer().inputValue()).toBe('1/2?');
    expect(await visitor.dialog().count()).toBe(0);
  });

  it('breaks a word that is longer than any line', async () => {
    await visitor.visit('/', { viewport: { width: 320, height: 568 } });
    await visitor.ask('W'.repeat(300));
    const widths = () => {
      const { scrollWidth, clientWidth } = document.querySelector('.thread')!;
      return scrollWidth - clientWidth;
    };
    expect(await visitor.page.evaluate(widths)).toBe(0);
  });

  it('counts the characters left, and sends nothing that is too long', async () => {
    await visitor.visit();
    await visitor.composer().fill('x'.repeat(1900));
    await visitor.page.getByText(s.charactersLeft(100)).waitFor();
    await visitor.composer().fill('x'.repeat(2003));
    await visitor.page.getByText(s.charactersOver(3)).waitFor();
    expect(await visitor.button(s.ask).isDisabled()).toBe(true);
    await visitor.composer().press('Enter');
    expect(await visitor.page.getByRole('article').count()).toBe(0);
    expect(await visitor.ask(questions.fact)).toBeTruthy();
  });
});
