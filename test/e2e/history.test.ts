import { expect, it } from 'vitest';
import { describePage } from './visitor.ts';

describePage('the history', (visitor) => {
  const { s, questions } = visitor;
  const openHistory = async () => {
    await visitor.button(s.history).click();
    await visitor.dialog().waitFor();
  };
  const items = () => visitor.dialog().getByRole('list', { name: s.history }).getByRole('listitem');

  /** Waits until the answer is stored, a moment after it is shown. */
  const askAndKeep = async (question: string) => {
    await visitor.ask(question);
    const isKept = () =>
      visitor.page.evaluate(
        (asked) =>
          new Promise<boolean>((resolve) => {
            const opening = indexedDB.open('beleg');
            opening.onsuccess = () => {
              const reading = opening.result
                .transaction('conversations')
                .objectStore('conversations')
                .getAll();
              reading.onsuccess = () => {
                opening.result.close();
                const turns = reading.result.flatMap(({ turns }) => turns);
                resolve(turns.some((turn) => turn.question === asked && turn.status === 'answered'));
              };
            };
          }),
        question,
      );
    await expect.poll(isKept).toBe(true);
  };

  it('keeps conversations over a reload, and takes them up again', async () => {
    await visitor.visit();
    await askAndKeep(questions.fact);
    const path = visitor.path();
    await visitor.page.reload();
    await visitor.turn(questions.fact).getByText('Yokota').first().waitFor();
    await visitor.button(s.newConversation).click();
    expect(visitor.path()).toBe('/');
    await askAndKeep(questions.unanswerable);
    await openHistory();
    await visitor.dialog().getByText(s.historyNote).waitFor();
    expect(await items().count()).toBe(2);
    await items().getByRole('link', { name: questions.fact }).click();
    await visitor.turn(questions.fact).waitFor();
    expect(visitor.path()).toBe(path);
    await visitor.page.goBack();
    await visitor.turn(questions.unanswerable).waitFor();
  });

  it('renames, searches, deletes, and brings back what was deleted', async () => {
    await visitor.visit();
    await askAndKeep(questions.fact);
    await visitor.button(s.newConversation).click();
    await askAndKeep(questions.unanswerable);
    await openHistory();
    await visitor.button(s.rename(questions.fact)).click();
    const title = visitor.dialog().getByRole('textbox', { name: s.conversationTitle });
    await title.fill('Yokosuka');
    await title.press('Enter');
    await items().getByRole('link', { name: 'Yokosuka' }).waitFor();

    const search = visitor.dialog().getByRole('searchbox', { name: s.searchHistory });
    // A word of the answer.
    await search.fill('yokota');
    await expect.poll(() => items().count()).toBe(1);
    await search.fill('Atlantis');
    await visitor.dialog().getByText(s.noMatch('Atlantis')).waitFor();
    await search.fill('');

    await visitor.button(s.delete('Yokosuka')).click();
    await expect.poll(() => items().count()).toBe(1);
    await visitor.button(s.undo).click();
    await items().getByRole('link', { name: 'Yokosuka' }).waitFor();
    // Deleting the open one leaves the page at its beginning.
    await visitor.button(s.delete(questions.unanswerable)).click();
    await visitor.page.keyboard.press('Escape');
    await visitor.page.getByRole('heading', { name: s.startHeading }).waitFor();
    expect(visitor.path()).toBe('/');
  });

  it('is saved to a file and read in elsewhere', async () => {
    await visitor.visit();
    await askAndKeep(questions.fact);
    await openHistory();
    const saved = await visitor.download(visitor.button(s.exportHistory));
    expect(saved.name).toBe(s.historyFile);
    const file = { name: saved.name, mimeType: 'application/json', buffer: Buffer.from(saved.text) };

    await visitor.leave();
    await visitor.visit();
    await openHistory();
    await visitor.dialog().getByText(s.noHistory).waitFor();
    const input = visitor.dialog().getByLabel(s.importHistory);
    await input.setInputFiles(file);
    await visitor.dialog().getByText(s.imported(1)).waitFor();
    await items().getByRole('link').click();
    await visitor.turn(questions.fact).getByText('Yokota').first().waitFor();

    await openHistory();
    await input.setInputFiles({ ...file, buffer: Buffer.from('{"format":"other"}') });
    await visitor.dialog().getByText(s.importFailed(saved.name)).waitFor();
    const forged = saved.text.replaceAll('Yokota', 'Atlantis');
    await input.setInputFiles({ ...file, buffer: Buffer.from(forged) });
    await visitor.dialog().getByText(s.importMisquotes(saved.name)).waitFor();
    expect(await items().count()).toBe(1);
  });

  it('does without storage where the browser denies it, and says so', async () => {
    await visitor.visit('/', {
      prepare: (page) =>
        page.addInitScript(() => {
          for (const name of ['indexedDB', 'localStorage']) {
            Object.defineProperty(window, name, {
              get() {
                throw new DOMException('denied', 'SecurityError');
              },
            });
          }
        }),
    });
    await visitor.ask(questions.fact);
    await openHistory();
    await visitor.dialog().getByText(s.historyDenied).waitFor();
    expect(await items().count()).toBe(1);
  });

  it('sends nothing of it anywhere', async () => {
    await visitor.visit();
    await visitor.ask(questions.fact);
    const sent: string[] = [];
    visitor.page.on('request', (request) => {
      if (!request.url().startsWith(`${visitor.url}/assets/`)) sent.push(request.url());
    });
    await openHistory();
    await visitor.button(s.rename(questions.fact)).click();
    await visitor.page.keyboard.type('Anders');
    await visitor.page.keyboard.press('Enter');
    await items().getByRole('link', { name: 'Anders' }).waitFor();
    await visitor.download(visitor.button(s.exportHistory));
    expect(sent.filter((url) => !url.startsWith('blob:'))).toEqual([]);
  });

  it('shows in one window what was asked in another', async () => {
    await visitor.visit();
    await askAndKeep(questions.fact);
    const other = await visitor.page.context().newPage();
    await other.goto(visitor.page.url());
    await other.getByRole('textbox', { name: s.question }).fill(questions.unanswerable);
    await other.keyboard.press('Enter');
    await other.getByRole('heading', { name: s.refusalHeading }).waitFor();
    await visitor.page.bringToFront();
    await visitor.page.evaluate(() => dispatchEvent(new Event('focus')));
    await visitor.turn(questions.unanswerable).waitFor();
  });

  it('says so at the address of a conversation that it does not hold', async () => {
    await visitor.visit('/c/nirgends');
    await visitor.page.getByText(s.unknownConversation).waitFor();
    await visitor.ask(questions.fact);
    expect(visitor.path()).not.toBe('/c/nirgends');
    expect(await visitor.page.getByText(s.unknownConversation).count()).toBe(0);
  });
});
