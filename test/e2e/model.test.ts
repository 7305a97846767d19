import { afterAll, expect, it } from 'vitest';
import { says, startModelServer, trouble } from '../modelServer.ts';
import { startServer } from '../server.ts';
import { describePage, NARROW } from './visitor.ts';

const model = await startModelServer(says(''));
afterAll(() => model.stop());

/** A model that says what the first sentence it was given says, and something else besides. */
const half: typeof model.reply = (out, { messages }) => {
  const [, sentence] = /\n\[1\] (.*?)\.?\n/.exec(messages.at(-1)!.content)!;
  out.say(`${sentence} [1]. `, 'Macron 77 [1].');
  out.finish();
};

describePage(
  'a language model',
  (visitor) => {
    const { s, questions } = visitor;

    it('words the answer, whose citations open the study', async () => {
      model.reply = half;
      await visitor.visit();
      await visitor.page.getByText(s.startTextWorded('openai:test')).waitFor();
      const turn = await visitor.ask(questions.fact);
      expect(await turn.locator('.paraphrase').count()).toBe(1);
      await turn.getByText(s.wordedBy('openai:test')).waitFor();
      await visitor.citation(1).click();
      await visitor.marks().first().waitFor();
    });

    it('has what is unsupported kept from the reader, until it is asked for and marked as such', async () => {
      model.reply = half;
      await visitor.visit('/', { viewport: NARROW });
      const turn = await visitor.ask(questions.fact);
      const unsupported = turn.getByText('Macron 77');
      expect(await unsupported.isVisible()).toBe(false);
      await turn.getByText(s.withheld(1)).focus();
      await visitor.page.keyboard.press('Enter');
      await unsupported.waitFor();
      await turn.getByText(`${s.unsupported}:`).waitFor();
      expect(await turn.locator('.objections').textContent()).toContain('77');
      await visitor.expectAccessible();
      await visitor.expectToFit();
    });

    it('is left out of the copied answer where it is unsupported, and named', async () => {
      model.reply = half;
      await visitor.visit();
      const turn = await visitor.ask(questions.fact);
      await turn.getByRole('button', { name: s.copyAnswer }).click();
      await expect.poll(() => visitor.clipboard()).toContain(s.wordedBy('openai:test'));
      expect(await visitor.clipboard()).not.toContain('Macron');
    });

    it('fails, and the answer without it says so', async () => {
      model.reply = trouble.status(500);
      await visitor.visit();
      const turn = await visitor.ask(questions.fact);
      await turn.getByText('Yokota').first().waitFor();
      await turn.getByText(/openai:test (meldet einen Fehler|reports an error)/).waitFor();
      expect(await turn.locator('.paraphrase').count()).toBe(0);
      await visitor.expectAccessible();
    });

    it('is read again from the history as it was', async () => {
      model.reply = half;
      await visitor.visit();
      await visitor.ask(questions.fact);
      await expect.poll(() => visitor.path()).toMatch(/^\/c\//);
      await visitor.page.waitForTimeout(300);
      await visitor.page.reload();
      const turn = visitor.turn(questions.fact);
      await turn.getByText(s.wordedBy('openai:test')).waitFor();
      await turn.getByText(s.withheld(1)).waitFor();
    });
  },
  () => startServer({ MODEL: 'openai:test', OPENAI_BASE_URL: `${model.url}/v1` }),
);
