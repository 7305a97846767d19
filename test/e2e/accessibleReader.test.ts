import { describeStates } from './states.ts';

describeStates('the reader and the dialogs', [
  [
    'a cited passage',
    async (visitor) => {
      await visitor.ask(visitor.questions.fact);
      await visitor.citation(1).click();
      await visitor.marks().first().waitFor();
    },
  ],
  [
    'a machine-read passage',
    async (visitor) => {
      await visitor.page.goto(`${visitor.url}/study/karte-03?s=0-20`);
      await visitor.marks().first().waitFor();
      await visitor.page.locator('#passage-karte-03 summary').click();
    },
  ],
  [
    'a fact box',
    async (visitor) => {
      await visitor.page.goto(`${visitor.url}/study/kuerze-japan-01`);
      await visitor.page.locator('.fact-box .target').waitFor();
    },
  ],
  [
    'a pull quote',
    async (visitor) => {
      const { sections } = await (await fetch(`${visitor.url}/api/study`)).json();
      const all = sections.flatMap(
        ({ passages }: { passages: Array<{ id: string; kind: string }> }) => passages,
      );
      const { id } = all.find(({ kind }: { kind: string }) => kind === 'pull-quote');
      await visitor.page.goto(`${visitor.url}/study/${id}`);
      await visitor.page.locator('.pull-quote.target').waitFor();
    },
  ],
  [
    'the table of contents',
    async (visitor) => {
      await visitor.button(visitor.s.openStudy).click();
      await visitor.reader().getByText(visitor.s.contents, { exact: true }).click();
    },
  ],
  [
    'search results',
    async (visitor) => {
      await visitor.button(visitor.s.openStudy).click();
      await visitor.reader().getByRole('searchbox', { name: visitor.s.searchStudy }).fill('Raketenabwehr');
      await visitor.reader().getByRole('list', { name: visitor.s.searchStudy }).waitFor();
    },
  ],
  [
    'the history',
    async (visitor) => {
      await visitor.ask(visitor.questions.fact);
      await visitor.button(visitor.s.history).click();
      await visitor.dialog().waitFor();
      await visitor.button(visitor.s.delete(visitor.questions.fact)).click();
      await visitor.button(visitor.s.undo).waitFor();
    },
  ],
  [
    'a conversation being renamed',
    async (visitor) => {
      await visitor.ask(visitor.questions.fact);
      await visitor.button(visitor.s.history).click();
      await visitor.button(visitor.s.rename(visitor.questions.fact)).click();
    },
  ],
  [
    'the keys',
    async (visitor, isNarrow) => {
      if (isNarrow) await visitor.page.keyboard.press('?');
      else await visitor.button(visitor.s.keys).click();
      await visitor.dialog().waitFor();
    },
  ],
]);
