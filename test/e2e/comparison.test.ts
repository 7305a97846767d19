import { expect, it } from 'vitest';
import { describePage, NARROW } from './visitor.ts';

const PARTIES = { de: ['Japan', 'Südkorea'], en: ['Japan', 'South Korea'] };

describePage('a comparison', (visitor) => {
  const { s, questions, language } = visitor;
  const parties = PARTIES[language];
  const table = () => visitor.page.getByRole('table', { name: s.comparison(parties.join(', ')) });

  it('is a table with headers, cited cells, and empty cells that say so', async () => {
    await visitor.visit();
    await visitor.ask(questions.comparison);
    expect(await table().getByRole('columnheader').allTextContents()).toEqual([s.aspect, ...parties]);
    const rows = table().getByRole('rowheader');
    expect(await rows.count()).toBeGreaterThan(1);
    const cells = table().getByRole('cell');
    for (const cell of await cells.all()) {
      const cited = await cell.getByRole('link').count();
      const text = await cell.textContent();
      expect(cited > 0 || /\(\d+ (Passagen|passages) (geprüft|examined)\)$/.test(text ?? '')).toBe(true);
    }
    expect(await table().locator('.empty').count()).toBeGreaterThan(0);
  });

  it('stacks its columns on a phone, each under its party', async () => {
    await visitor.visit('/', { viewport: NARROW });
    await visitor.ask(questions.comparison);
    const cells = visitor.page.locator('.comparison tbody tr').first().locator('td');
    const [first, second] = [await cells.nth(0).boundingBox(), await cells.nth(1).boundingBox()];
    expect(second!.y).toBeGreaterThanOrEqual(first!.y + first!.height - 1);
    const heads = await cells.evaluateAll((all) =>
      all.map((cell) => getComputedStyle(cell, '::before').content),
    );
    expect(heads).toEqual(parties.map((party) => `"${party}"`));
    await visitor.expectToFit();
  });

  it('can be copied and saved as Markdown and as CSV', async () => {
    await visitor.visit();
    await visitor.ask(questions.comparison);
    await visitor.button(s.copyTable('Markdown')).click();
    await visitor.page.getByText(s.copied).first().waitFor();
    const markdown = await visitor.clipboard();
    expect(markdown).toContain(`| ${s.aspect} | ${parties.join(' | ')} |`);
    expect(await visitor.download(visitor.button(s.download('Markdown')))).toEqual({
      name: s.comparisonFile('md'),
      text: markdown,
    });
    await visitor.button(s.copyTable('CSV')).click();
    await expect.poll(() => visitor.clipboard()).toContain(`"${s.aspect}",`);
    const saved = await visitor.download(visitor.button(s.download('CSV')));
    expect(saved.name).toBe(s.comparisonFile('csv'));
    expect(saved.text.split('\r\n').length).toBeGreaterThan(4);
  });
});
