import { expect, it } from 'vitest';
import { describePage, NARROW } from './visitor.ts';

describePage('the reader', (visitor) => {
  const { s, questions } = visitor;

  it('opens beside the chat at the very words that are cited', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    await visitor.citation(1).hover();
    const quote = await visitor.page.getByRole('tooltip').locator('blockquote').textContent();
    await visitor.citation(1).click();
    await visitor.marks().first().waitFor();
    expect((await visitor.marks().allTextContents()).join('')).toBe(quote);
    expect(await visitor.focused()).toBe('MARK');
    expect(await visitor.marks().first().isVisible()).toBe(true);
    const chat = (await visitor.page.getByRole('main').boundingBox())!;
    expect((await visitor.reader().boundingBox())!.x).toBeGreaterThanOrEqual(chat.x + chat.width - 1);
  });

  it('covers the chat as a sheet on a phone, and gives it back', async () => {
    await visitor.visit('/', { viewport: NARROW });
    await visitor.ask(questions.fact);
    await visitor.citation(1).click();
    await visitor.marks().first().waitFor();
    expect((await visitor.reader().boundingBox())!.width).toBe(NARROW.width);
    expect(await visitor.page.locator('main').getAttribute('inert')).not.toBeNull();
    await visitor.button(s.close).click();
    expect(await visitor.focused()).toBe(await visitor.citation(1).getAttribute('aria-label'));
  });

  it('holds the whole study in order, each part as what it is', async () => {
    await visitor.visit('/study');
    const { sections } = await (await fetch(`${visitor.url}/api/study`)).json();
    await visitor.reader().getByRole('heading', { name: 'Schlussfolgerungen und Ausblick' }).waitFor();
    const titles = await visitor.reader().locator('h3 > [lang], h4 > [lang]').allTextContents();
    expect(titles).toEqual(sections.map(({ title }: { title: string }) => title));
    expect(await visitor.reader().locator('section.fact-box').count()).toBe(2);
    expect(await visitor.reader().locator('blockquote.pull-quote').count()).toBeGreaterThan(3);
    expect(
      await visitor
        .reader()
        .getByRole('note', { name: s.footnote(1), exact: true })
        .count(),
    ).toBe(1);
    expect(await visitor.reader().locator('sup').count()).toBe(274);
    expect(await visitor.reader().getByText(s.machineRead, { exact: true }).count()).toBeGreaterThan(3);
  });

  it('leads through its table of contents', async () => {
    await visitor.visit('/study');
    await visitor.reader().getByText(s.contents, { exact: true }).click();
    const contents = visitor.reader().getByRole('navigation', { name: s.contents });
    await contents.getByRole('button', { name: 'Russland' }).click();
    expect(await visitor.page.evaluate(() => document.activeElement?.id)).toBe('section-russland');
    expect(await visitor.reader().getByRole('heading', { name: 'Russland' }).isVisible()).toBe(true);
    expect(await contents.isVisible()).toBe(false);
  });

  it('searches the study, marks the words that matched, and opens what was found', async () => {
    await visitor.visit('/study');
    const field = visitor.reader().getByRole('searchbox', { name: s.searchStudy });
    await field.fill('Raketenabwehr');
    const results = visitor.reader().getByRole('list', { name: s.searchStudy });
    await results.getByRole('listitem').first().waitFor();
    expect(await results.locator('mark').allTextContents()).toContainEqual(
      expect.stringMatching(/raketenabwehr/i),
    );
    await visitor.reader().getByText(s.results(20)).waitFor();
    await field.press('Escape');
    await results.waitFor({ state: 'detached' });
    await field.fill('Raketenabwehr in Japan');
    await results.getByRole('link').first().click();
    await visitor.marks().first().waitFor();
    await results.waitFor({ state: 'detached' });
    expect(visitor.path()).toMatch(/^\/study\/[a-z-]+-\d\d\?s=\d+-\d+$/);
  });

  it('opens a link to some words marked, and keeps it on reload', async () => {
    await visitor.visit('/study/nordkorea-07?s=0-20');
    await visitor.marks().first().waitFor();
    await visitor.page.reload();
    await visitor.marks().first().waitFor();
    const marked = (await visitor.marks().allTextContents()).join('');
    const passage = await (await fetch(`${visitor.url}/api/passages/nordkorea-07`)).json();
    expect(marked).toBe(passage.text.slice(0, 20));
    expect(await visitor.marks().first().isVisible()).toBe(true);
  });

  it('opens a link to a passage, and says when there is none such', async () => {
    await visitor.visit('/study/nordkorea-07');
    await visitor.reader().locator('#passage-nordkorea-07.target').waitFor();
    await visitor.visit('/study/atlantis-01');
    await visitor.reader().getByText(s.unknownPassage('atlantis-01')).waitFor();
  });

  it('goes back to the chat with the Back button, and forward to the passage again', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    const chat = visitor.path();
    expect(chat).toMatch(/^\/c\/\w+$/);
    await visitor.citation(1).click();
    await visitor.marks().first().waitFor();
    const passage = visitor.path();
    await visitor.page.goBack();
    await visitor.reader().waitFor({ state: 'detached' });
    expect(visitor.path()).toBe(chat);
    await visitor.page.goForward();
    await visitor.marks().first().waitFor();
    expect(visitor.path()).toBe(passage);
    // Both are in the address: a reload shows both.
    await visitor.page.reload();
    await visitor.marks().first().waitFor();
    await visitor.turn(questions.fact).waitFor();
  });

  it('lets words that were selected be asked about, and cited', async () => {
    await visitor.visit('/study/nordkorea-02');
    await visitor.reader().locator('.target').waitFor();
    const words = await visitor.page.evaluate(() => {
      const text = document.querySelector('[data-passage=nordkorea-02]')!.firstChild!;
      const range = document.createRange();
      range.setStart(text, 4);
      range.setEnd(text, 40);
      getSelection()!.removeAllRanges();
      getSelection()!.addRange(range);
      return range.toString().trim();
    });
    const actions = visitor.reader().getByRole('toolbar', { name: s.excerptActions });
    await actions.getByText(s.selected).waitFor();
    await actions.getByRole('button', { name: s.copyCitation }).click();
    expect(await visitor.clipboard()).toContain(s.quoted(words));
    await actions.getByRole('button', { name: s.copyLink }).click();
    const link = await visitor.clipboard();
    await actions.getByRole('button', { name: s.askAbout }).click();
    await expect.poll(() => visitor.composer().inputValue()).toBe(s.about(words));
    await expect.poll(() => visitor.focused()).toBe(s.question);

    await visitor.page.goto(link);
    await visitor.marks().first().waitFor();
    expect((await visitor.marks().allTextContents()).join('')).toBe(words);
  });

  it('gives way to the question on a phone when something is asked about', async () => {
    await visitor.visit('/', { viewport: NARROW });
    await visitor.ask(questions.fact);
    await visitor.citation(1).click();
    await visitor.marks().first().waitFor();
    await visitor.button(s.askAbout).click();
    await visitor.reader().waitFor({ state: 'detached' });
    await expect.poll(() => visitor.composer().inputValue()).toContain('Yokota');
    await expect.poll(() => visitor.focused()).toBe(s.question);
  });

  it('stays where it is when a first question is asked beside it', async () => {
    await visitor.visit('/study/nordkorea-07');
    await visitor.reader().locator('.target').waitFor();
    await visitor.ask(questions.fact);
    expect(await visitor.focused()).toBe(s.question);
    expect(visitor.path()).toMatch(/^\/study\/nordkorea-07\?c=\w+$/);
  });

  it('lets a section be asked about', async () => {
    await visitor.visit('/study');
    await visitor.button(s.askAboutSection('Russland')).click();
    await expect.poll(() => visitor.composer().inputValue()).toBe(s.about('Russland'));
  });
});
