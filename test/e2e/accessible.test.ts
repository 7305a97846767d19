import { expect, it } from 'vitest';
import { describeStates } from './states.ts';
import { describePage } from './visitor.ts';

describeStates('the chat', [
  ['the first screen', ({ page, s }) => page.getByRole('heading', { name: s.startHeading }).waitFor()],
  ['an answer', (visitor) => visitor.ask(visitor.questions.fact)],
  [
    'a quote at its citation',
    async (visitor) => {
      await visitor.ask(visitor.questions.fact);
      await visitor.composer().press('Shift+Tab');
      await visitor.citation(1).focus();
      await visitor.page.getByRole('tooltip').waitFor();
    },
  ],
  [
    'an answer with all passages and sources',
    async (visitor) => {
      const turn = await visitor.ask(visitor.questions.fact);
      await turn.getByRole('button', { name: visitor.s.foundAll(5) }).click();
      await turn.locator('.sources summary').click();
    },
  ],
  ['a comparison', (visitor) => visitor.ask(visitor.questions.comparison)],
  ['a refusal', (visitor) => visitor.ask(visitor.questions.unanswerable)],
  [
    'a follow-up being corrected',
    async (visitor) => {
      await visitor.ask(visitor.questions.first);
      const turn = await visitor.ask(visitor.questions.followUp);
      await turn.getByRole('button', { name: visitor.s.editUnderstood }).click();
      await visitor.page.getByRole('button', { name: visitor.s.editQuestion }).first().click();
    },
  ],
  [
    'a server out of reach',
    async (visitor) => {
      await visitor.page.route('**/api/**', (route) => route.abort());
      await visitor.send(visitor.questions.fact);
      await visitor.page.getByText(visitor.s.unreachableNow).waitFor();
    },
  ],
  [
    'a server still starting, and a slow answer',
    async (visitor) => {
      const starting = { status: 'starting', index: { done: 3, total: 9 } };
      await visitor.page.route('**/api/health', (route) => route.fulfill({ status: 503, json: starting }));
      await visitor.page.route('**/api/chat', () => {});
      await visitor.send(visitor.questions.fact);
      await visitor.page.getByText(visitor.s.slow).waitFor();
      await visitor.page.getByRole('progressbar').waitFor();
    },
  ],
  [
    'a stopped answer',
    async (visitor) => {
      await visitor.page.route('**/api/chat', () => {});
      await visitor.send(visitor.questions.fact);
      await visitor.button(visitor.s.stop).click();
      await visitor.page.getByText(visitor.s.stopped).first().waitFor();
    },
  ],
]);

describePage('motion', (visitor) => {
  it('moves nothing for readers who asked for less motion', async () => {
    await visitor.visit('/', { reducedMotion: 'reduce' });
    await visitor.ask(visitor.questions.fact);
    await visitor.button(visitor.s.history).click();
    await visitor.dialog().waitFor();
    const running = await visitor.page.evaluate(() => document.getAnimations().length);
    expect(running).toBe(0);
  });
});
