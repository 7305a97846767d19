import { expect, it } from 'vitest';
import { describePage } from './visitor.ts';

const STREAM = { status: 200, contentType: 'text/event-stream' };

describePage('recovery', (visitor) => {
  const { s, questions } = visitor;

  it('says that the server is out of reach, and answers by itself when it is back', async () => {
    await visitor.visit();
    await visitor.page.route('**/api/**', (route) => route.abort());
    await visitor.send(questions.fact);
    const turn = visitor.turn(questions.fact);
    await turn.getByRole('alert').getByText(s.unreachable).waitFor();
    await visitor.page.getByText(s.unreachableNow).waitFor();
    await visitor.page.unroute('**/api/**');
    await turn.getByText('Yokota').first().waitFor();
    expect(await visitor.page.getByText(s.unreachableNow).count()).toBe(0);
    visitor.forgive(/ERR_FAILED/);
  });

  it('opens the study as well when the server is back', async () => {
    await visitor.visit('/study/nordkorea-07', {
      prepare: (page) => page.route('**/api/**', (route) => route.abort()),
    });
    await visitor.page.getByText(s.unreachableNow).waitFor();
    await visitor.page.unroute('**/api/**');
    await visitor.reader().locator('.target').waitFor();
    visitor.forgive(/ERR_FAILED/);
  });

  it('keeps what had come of an answer that broke off, and asks again', async () => {
    await visitor.visit();
    const sentence = { text: 'Halb.', citations: [], sources: [] };
    const body = `event: sentence\ndata: ${JSON.stringify(sentence)}\n\n`;
    await visitor.page.route('**/api/chat', (route) => route.fulfill({ ...STREAM, body }));
    await visitor.send(questions.fact);
    const turn = visitor.turn(questions.fact);
    await turn.getByRole('alert').getByText(s.interrupted).waitFor();
    expect(await turn.locator('.answer').textContent()).toBe('Halb.');
    await visitor.page.unroute('**/api/chat');
    await turn.getByRole('button', { name: s.retry }).click();
    await turn.getByText('Yokota').first().waitFor();
    expect(await turn.getByText('Halb.').count()).toBe(0);
  });

  it("says what the server says, in the interface's language", async () => {
    await visitor.visit();
    const error = { error: { code: 'too_many_requests', message: 'Bitte warten.' } };
    await visitor.page.route('**/api/chat', (route) => route.fulfill({ status: 429, json: error }));
    await visitor.send(questions.fact);
    await visitor.turn(questions.fact).getByRole('alert').getByText('Bitte warten.').waitFor();
    visitor.forgive(/429/);
  });

  it('shows how far the index is, and goes on when it is built', async () => {
    let done = 0;
    await visitor.visit('/', {
      prepare: (page) =>
        page.route('**/api/health', (route) =>
          done < 100
            ? route.fulfill({ status: 503, json: { status: 'starting', index: { done, total: 100 } } })
            : route.continue(),
        ),
    });
    const progress = visitor.page.getByRole('progressbar', { name: s.indexing });
    await progress.waitFor();
    done = 42;
    await visitor.page.getByText(s.percent(0.42)).waitFor();
    done = 100;
    await progress.waitFor({ state: 'detached' });
    await visitor.ask(questions.fact);
    visitor.forgive(/503/);
  });

  it('says that an answer is slow, and lets it be stopped', async () => {
    await visitor.visit();
    await visitor.page.route('**/api/chat', () => {});
    await visitor.send(questions.fact);
    const turn = visitor.turn(questions.fact);
    await turn.getByText(s.slow).waitFor();
    await visitor.button(s.stop).click();
    expect(await turn.getByText(s.slow).count()).toBe(0);
  });
});
