import { expect, it } from 'vitest';
import { describePage } from './visitor.ts';

describePage('citing', (visitor) => {
  const { s, questions } = visitor;

  it('copies an answer with every quote, its section and a link that opens it', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    await visitor.button(s.copyAnswer).click();
    await visitor.page.getByText(s.copied).first().waitFor();
    const text = await visitor.clipboard();
    expect(text).toContain('Yokota');
    const link = /<(http:\S+)>/.exec(text)![1]!;
    await visitor.page.goto(link);
    await visitor.marks().first().waitFor();
    expect(text).toContain(s.quoted((await visitor.marks().allTextContents()).join('')));
  });

  it('copies one citation as quote with section and passage', async () => {
    await visitor.visit();
    const turn = await visitor.ask(questions.fact);
    await turn.locator('.sources summary').click();
    const source = turn.locator('.sources li').first();
    const quote = await source.locator('blockquote').textContent();
    await source.getByRole('button', { name: s.copyCitation }).click();
    await source.getByText(s.copied).waitFor();
    const text = await visitor.clipboard();
    expect(text.startsWith(`${s.quoted(quote!)} – `)).toBe(true);
    expect(text).toContain((await source.getByRole('link').textContent())!);
    expect(text).toMatch(/\/study\/[a-z-]+-\d\d\?s=\d+-\d+>$/);
  });

  it('saves the conversation as Markdown, with all quotes', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    await visitor.ask(questions.comparison);
    const { name, text } = await visitor.download(visitor.button(s.exportConversation));
    expect(name).toBe(s.fileName('md'));
    expect(text).toContain(`# ${questions.fact}`);
    expect(text).toContain(`| ${s.aspect} |`);
    const quotes = await visitor.page.locator('.sources li').count();
    expect(text.match(/^> \[\d+\] /gm)).toHaveLength(quotes);
  });

  it('saves the citations as CSL-JSON', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    const { name, text } = await visitor.download(visitor.button(s.exportReferences));
    expect(name).toBe(s.fileName('json'));
    const [study, ...sections] = JSON.parse(text);
    expect(study).toMatchObject({ type: 'report', language: 'de' });
    expect(sections.length).toBeGreaterThan(0);
    for (const item of sections) expect(item['container-title']).toBe(study.title);
  });

  it('prints questions, answers and all quotes, and nothing to press', async () => {
    await visitor.visit('/', { reducedMotion: 'no-preference' });
    const turn = await visitor.ask(questions.fact);
    await visitor.page.emulateMedia({ media: 'print' });
    // What fades in on the screen would be printed before it is seen.
    expect(await visitor.page.evaluate(() => document.getAnimations().length)).toBe(0);
    expect(await turn.locator('.answer').isVisible()).toBe(true);
    expect(await turn.locator('.sources blockquote').first().isVisible()).toBe(true);
    expect(await visitor.composer().isVisible()).toBe(false);
    for (const button of await visitor.page.getByRole('button').all())
      expect(await button.isVisible()).toBe(false);
    // The whole conversation runs over as many sheets as it needs.
    expect(
      await visitor.page.evaluate(() => getComputedStyle(document.querySelector('.page')!).position),
    ).toBe('static');
  });
});
