import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { startServer } from '../server.ts';
import { describePage, NARROW } from './visitor.ts';

const studiesDir = mkdtempSync(join(tmpdir(), 'beleg-e2e-studies-'));
afterAll(() => rmSync(studiesDir, { recursive: true, force: true }));

const CLIMATE = {
  name: 'klima.md',
  mimeType: 'text/markdown',
  buffer: Buffer.from(
    '# Klimabericht der Stadt\n\n## Verkehr\n\nIm Jahr 2023 fuhren 48 Elektrobusse im Linienbetrieb.\n\n' +
      '## Wärme\n\nDas Fernwärmenetz versorgt 21 500 Haushalte. <img src=x onerror=alert(1)>\n',
  ),
};
const HARBOUR = {
  name: 'harbour.md',
  mimeType: 'text/markdown',
  buffer: Buffer.from(
    '# The harbour report\n\n## Traffic\n\nThe harbour handled nine million containers in 2023. ' +
      'Dredging cost the city 40 million dollars.\n',
  ),
};
const EMPTY = { name: 'leer.md', mimeType: 'text/markdown', buffer: Buffer.from('') };

describePage(
  'studies of one’s own',
  (visitor) => {
    const { s } = visitor;
    const picker = () => visitor.page.locator('button.asked');
    const study = (title: string | RegExp) => visitor.dialog().getByRole('checkbox', { name: title });

    async function add(...files: Array<typeof CLIMATE>) {
      await picker().click();
      await visitor.dialog().locator('input[type=file]').setInputFiles(files);
    }

    it('are added, asked, opened at their words, and removed', async () => {
      await visitor.visit();
      await add(CLIMATE);
      await study(/^Klimabericht der Stadt/).waitFor();
      expect(await study(/^Klimabericht/).isChecked()).toBe(true);
      expect(await study(/^Die bilateralen/).isChecked()).toBe(false);
      await visitor.expectAccessible();
      await visitor.expectToFit();
      await visitor.page.keyboard.press('Escape');
      expect(await picker().textContent()).toBe('Klimabericht der Stadt');

      const turn = await visitor.ask(
        visitor.language === 'de' ? 'Worum geht es?' : 'What is this study about?',
      );
      expect(await turn.textContent()).toContain('48 Elektrobusse');
      await visitor.citation(1).click();
      await visitor.marks().first().waitFor();
      expect(await visitor.reader().getByRole('heading', { level: 2 }).textContent()).toBe(
        'Klimabericht der Stadt',
      );
      expect(await visitor.marks().first().textContent()).toContain('48 Elektrobusse');
      // Markup of a study is text.
      expect(await visitor.reader().textContent()).toContain('21 500 Haushalte');
      expect(await visitor.page.locator('img').count()).toBe(0);

      // What was chosen outlasts the page.
      await visitor.page.goto(`${visitor.url}/`);
      await expect.poll(() => picker().textContent()).toBe('Klimabericht der Stadt');

      visitor.page.once('dialog', (dialog) => void dialog.accept());
      await picker().click();
      await visitor
        .dialog()
        .getByRole('button', { name: s.removeStudy('Klimabericht der Stadt') })
        .click();
      await expect.poll(() => study(/^Klimabericht/).count()).toBe(0);
      expect(await study(/^Die bilateralen/).isChecked()).toBe(true);
    });

    it('are shown in their own language', async () => {
      await visitor.visit();
      await add(HARBOUR);
      await study(/^The harbour report/).waitFor();
      await visitor.page.keyboard.press('Escape');
      const turn = await visitor.ask(
        visitor.language === 'de' ? 'Worum geht es?' : 'What is this study about?',
      );
      const said = turn.locator('.answer .sentence span[lang]').first();
      expect(await said.getAttribute('lang')).toBe('en');
      const isForeign = visitor.language === 'de';
      expect(await turn.locator('.answer .frame').allTextContents()).toEqual(
        isForeign ? ['Die Studie sagt, auf Englisch:'] : [],
      );
      for (const place of ['.found .excerpt', '.sources blockquote', '.sources .place span[lang]']) {
        expect(await turn.locator(place).first().getAttribute('lang')).toBe('en');
      }
      expect(await visitor.page.locator('[role=log] p[lang]').first().getAttribute('lang')).toBe('en');
      await visitor.citation(1).hover();
      const card = visitor.page.getByRole('tooltip');
      await card.waitFor();
      expect(await card.locator('blockquote').getAttribute('lang')).toBe('en');
      await visitor.citation(1).click();
      await visitor.marks().first().waitFor();
      expect(await visitor.reader().getByRole('heading', { level: 2 }).getAttribute('lang')).toBe('en');
      const note = visitor
        .reader()
        .getByText(visitor.language === 'de' ? 'englisches Original' : 'German original');
      expect(await note.count()).toBe(isForeign ? 1 : 0);
      visitor.page.once('dialog', (dialog) => void dialog.accept());
      await visitor.page.goto(`${visitor.url}/`);
      await picker().click();
      await visitor
        .dialog()
        .getByRole('button', { name: s.removeStudy('The harbour report') })
        .click();
      await expect.poll(() => study(/^The harbour/).count()).toBe(0);
    });

    it('are refused by name where they cannot be read', async () => {
      await visitor.visit();
      visitor.forgive(/422/);
      await add(EMPTY);
      await expect.poll(() => visitor.dialog().getByRole('alert').textContent()).toContain('leer.md');
    });

    it('are taken in where they are dropped', async () => {
      await visitor.visit('/', { viewport: NARROW });
      await picker().waitFor();
      const transfer = await visitor.page.evaluateHandle((text) => {
        const data = new DataTransfer();
        data.items.add(new File([text], 'klima.md', { type: 'text/markdown' }));
        return data;
      }, CLIMATE.buffer.toString());
      await visitor.page.dispatchEvent('body', 'dragover', { dataTransfer: transfer });
      await visitor.page.getByText(s.dropHere).waitFor();
      await visitor.page.dispatchEvent('body', 'drop', { dataTransfer: transfer });
      await study(/^Klimabericht/).waitFor();
      expect(await visitor.page.getByText(s.dropHere).count()).toBe(0);
      await visitor.expectToFit();
      visitor.page.once('dialog', (dialog) => void dialog.accept());
      await visitor
        .dialog()
        .getByRole('button', { name: s.removeStudy('Klimabericht der Stadt') })
        .click();
      await expect.poll(() => study(/^Klimabericht/).count()).toBe(0);
    });
  },
  () => startServer({ STUDIES_DIR: studiesDir }),
);
