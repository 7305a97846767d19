import { expect, it } from 'vitest';
import { describePage } from './visitor.ts';

describePage('a conversation', (visitor) => {
  const { s, questions } = visitor;

  it('shows the passages found, and below them the answer', async () => {
    await visitor.visit();
    const turn = await visitor.ask(questions.fact);
    const found = turn.getByRole('list', { name: s.found(5) });
    expect(await found.getByRole('listitem').count()).toBe(3);
    await turn.getByRole('button', { name: s.foundAll(5) }).click();
    expect(await found.getByRole('listitem').count()).toBe(5);
    const answer = turn.locator('.answer');
    expect(await answer.textContent()).toContain('Yokota');
    const bottom = await found.boundingBox();
    expect((await answer.boundingBox())!.y).toBeGreaterThan(bottom!.y);
  });

  it('shows passages while the answer is still to come, and moves nothing when it comes', async () => {
    await visitor.visit();
    const passage = {
      id: 'china-01',
      kind: 'body',
      section: ['China'],
      text: 'Ein Satz.',
      score: 1,
      matched: {
        passage: 1,
        sentence: 1,
        asked: 0,
        coverage: 1,
        lexical: 0,
        terms: [],
        best: { start: 0, end: 9 },
      },
    };
    const event = (name: string, data: object) => `event: ${name}\ndata: ${JSON.stringify(data)}\n\n`;
    const source = {
      n: 1,
      passageId: 'china-01',
      section: ['China'],
      kind: 'body',
      quote: 'Ein Satz.',
      start: 0,
      end: 9,
      speaker: { kind: 'authors', name: 'X' },
    };
    const first = event('passages', { question: questions.fact, passages: [passage] });
    const next = event('sentence', { text: 'Ein Satz.', citations: [1], sources: [source] });
    // The page reads from a stream that the test feeds.
    await visitor.page.evaluate(() => {
      const feed = new TransformStream<Uint8Array>();
      const writer = feed.writable.getWriter();
      const original = window.fetch;
      window.fetch = async (input, init) =>
        String(input).endsWith('/api/chat')
          ? new Response(feed.readable, { headers: { 'content-type': 'text/event-stream' } })
          : original(input, init);
      const encoder = new TextEncoder();
      Object.assign(window, { feed: (text: string) => writer.write(encoder.encode(text)) });
    });
    const feed = (text: string) =>
      visitor.page.evaluate((data) => (window as never as { feed(t: string): void }).feed(data), text);
    await visitor.send(questions.fact);
    await feed(first);
    const turn = visitor.turn(questions.fact);
    const link = turn.locator('.found').getByRole('link', { name: 'China' });
    await link.waitFor();
    expect(await turn.locator('.answer').count()).toBe(0);
    const before = await link.boundingBox();
    await feed(next);
    await turn.locator('.answer').getByText('Ein Satz.').waitFor();
    expect(await link.boundingBox()).toEqual(before);
    await visitor.button(s.stop).click();
    await turn.getByText(s.stopped).waitFor();
  });

  it('shows the quote where a citation is pointed at or focused, and puts it away with Escape', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    const citation = visitor.citation(1);
    await citation.hover();
    const card = visitor.page.getByRole('tooltip');
    await card.waitFor();
    expect(await card.textContent()).toContain('Yokota');
    // It may be read with the pointer on it.
    await card.hover();
    await visitor.page.waitForTimeout(400);
    expect(await card.isVisible()).toBe(true);
    await visitor.page.mouse.move(0, 0);
    await card.waitFor({ state: 'detached' });

    await visitor.composer().focus();
    for (let i = 0; i < 30 && !(await card.isVisible()); i++) await visitor.page.keyboard.press('Shift+Tab');
    expect(await visitor.page.evaluate(() => document.activeElement?.getAttribute('aria-describedby'))).toBe(
      await card.getAttribute('id'),
    );
    await visitor.page.keyboard.press('Escape');
    await card.waitFor({ state: 'detached' });
  });

  it('leads from citation to citation with the arrow keys', async () => {
    await visitor.visit();
    await visitor.ask(questions.first);
    await visitor.citation(1).focus();
    await visitor.page.keyboard.press('ArrowRight');
    expect(await visitor.focused()).toBe(await visitor.citation(2).getAttribute('aria-label'));
    await visitor.page.keyboard.press('ArrowLeft');
    expect(await visitor.focused()).toBe(await visitor.citation(1).getAttribute('aria-label'));
  });

  it('goes from question to citation to passage and back by keyboard alone', async () => {
    await visitor.visit();
    await visitor.page.keyboard.press('/');
    await visitor.page.keyboard.type(questions.fact);
    await visitor.page.keyboard.press('Enter');
    await visitor.citation(1).waitFor();
    await visitor.citation(1).focus();
    const label = await visitor.focused();
    await visitor.page.keyboard.press('Enter');
    await visitor.marks().first().waitFor();
    expect(await visitor.focused()).toBe('MARK');
    await visitor.page.keyboard.press('Escape');
    await visitor.reader().waitFor({ state: 'detached' });
    expect(await visitor.focused()).toBe(label);
  });

  it('says aloud that it searches, then the answer sentence by sentence', async () => {
    await visitor.visit();
    const log = visitor.page.getByRole('log');
    await visitor.page.evaluate(() => {
      const said: string[] = [];
      const region = document.querySelector('[role=log]')!;
      new MutationObserver((changes) => {
        for (const { addedNodes } of changes)
          for (const node of addedNodes) said.push(node.textContent ?? '');
      }).observe(region, { childList: true });
      Object.assign(window, { said });
    });
    await visitor.ask(questions.first);
    await log
      .getByText(/55\s300/)
      .first()
      .waitFor();
    const said = await visitor.page.evaluate(() => (window as never as { said: string[] }).said);
    expect(said[0]).toBe(s.searching);
    const sentences = await visitor.page.locator('.answer .sentence').count();
    // What it does, each sentence once and whole, and that it is done.
    expect(said).toHaveLength(sentences + (await visitor.page.locator('.answer .frame').count()) + 2);
    expect(said.join()).not.toMatch(/\[\d\]/);
  });

  it('takes a follow-up for the question that it stands for, and lets that be put right', async () => {
    await visitor.visit();
    await visitor.ask(questions.first);
    const turn = await visitor.ask(questions.followUp);
    await turn.getByText(s.understoodAs).waitFor();
    expect(await turn.locator('.answer').textContent()).toMatch(/31\s050|28\s500/);

    await turn.getByRole('button', { name: s.editUnderstood }).click();
    const field = turn.getByRole('textbox', { name: s.editUnderstood });
    await field.fill(questions.fact);
    await field.press('Enter');
    await turn.locator('.answer').getByText('Yokota').first().waitFor();
    expect(await turn.locator('.understood').textContent()).toContain(questions.fact);
    // The question itself stays as it was asked.
    expect(await turn.getByRole('heading').first().textContent()).toContain(questions.followUp);
  });

  it('lets a question be edited and asked again in its place', async () => {
    await visitor.visit();
    const turn = await visitor.ask(questions.unanswerable);
    const edit = turn.getByRole('button', { name: s.editQuestion });
    await edit.click();
    await visitor.page.keyboard.press('Escape');
    expect(await visitor.turn(questions.unanswerable).count()).toBe(1);
    await edit.click();
    const field = turn.getByRole('textbox', { name: s.editQuestion });
    await field.fill(questions.fact);
    await turn.getByRole('button', { name: s.askAgain }).click();
    await visitor.turn(questions.fact).getByText('Yokota').first().waitFor();
    expect(await visitor.page.getByRole('article').count()).toBe(1);
  });

  it('stops when told to, keeps what was asked, and asks again', async () => {
    await visitor.visit();
    await visitor.page.route('**/api/chat', () => {});
    await visitor.send(questions.fact);
    await visitor.button(s.stop).press('Enter');
    const turn = visitor.turn(questions.fact);
    await turn.getByText(s.stopped).waitFor();
    // The button has gone: the focus is with the question that it stopped.
    await expect.poll(() => visitor.page.evaluate(() => document.activeElement?.id)).toBe('question-1');
    await visitor.page.unroute('**/api/chat');
    await turn.getByRole('button', { name: s.retry }).click();
    await turn.getByText('Yokota').first().waitFor();
  });

  it('refuses with the reason, and helps on', async () => {
    await visitor.visit();
    const turn = await visitor.ask(questions.unanswerable);
    await turn.getByRole('heading', { name: s.refusalHeading }).waitFor();
    expect(await turn.getByRole('alert').count()).toBe(0);
    expect(await turn.getByRole('listitem').count()).toBeGreaterThan(0);
    await turn.getByRole('listitem').first().getByRole('link').click();
    await visitor.marks().first().waitFor();
  });
});
