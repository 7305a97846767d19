import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { readIndexSettings } from '#index/settings.ts';
import { assemble } from '#server/assemble.ts';
import { createBeleg } from '#server/beleg.ts';
import { parts } from '../parts.ts';

const studiesDir = mkdtempSync(join(tmpdir(), 'beleg-library-'));
afterAll(() => rmSync(studiesDir, { recursive: true }));
const assembled = await assemble({ ...readIndexSettings({}), studiesDir });
const { library } = assembled;
const beleg = createBeleg(assembled);

const file = (name: string, text: string) => ({ name, bytes: new TextEncoder().encode(text) });
const CLIMATE = file(
  'klima.md',
  `# Klimabericht der Stadt

## Verkehr

Im Jahr 2023 fuhren 48 Elektrobusse im Linienbetrieb. Die Umstellung kostet rund 96 Millionen Euro.

## Wärme

Das Fernwärmenetz versorgt 21 500 Haushalte.
`,
);
const ENGLISH = file(
  'harbour.md',
  '# The harbour report\n\nThe harbour handled nine million containers in 2023. Dredging cost the city 40 million dollars.\n',
);

beforeEach(async () => {
  for (const { id, file } of await library.list()) if (file) await library.remove(id);
});

describe('the library', () => {
  it('takes a file in under a readable id, and gives it up again', async () => {
    const { id, title, passages, file } = await library.add(CLIMATE);
    expect({ title, passages, file }).toEqual({
      title: 'Klimabericht der Stadt',
      passages: 2,
      file: 'klima.md',
    });
    expect((await beleg.studies()).map((entry) => entry.id)).toEqual([parts.study.id, id]);
    const study = await beleg.study(id);
    expect(study.language).toBe('de');
    expect(study.sections.map(({ title }) => title)).toEqual(['Verkehr', 'Wärme']);
    await library.remove(id);
    await expect(beleg.study(id)).rejects.toMatchObject({ status: 404, code: 'unknown_study' });
    expect(readdirSync(studiesDir)).toEqual([]);
  });

  it('refuses what is there already, and what cannot be read, and keeps nothing of it', async () => {
    const { id } = await library.add(CLIMATE);
    await expect(library.add({ ...CLIMATE, name: 'copy.md' })).rejects.toMatchObject({
      status: 409,
      code: 'already_added',
    });
    await expect(library.add(file('leer.pdf', ''))).rejects.toMatchObject({
      status: 422,
      code: 'empty_file',
    });
    expect(readdirSync(studiesDir)).toEqual([id]);
  });

  it('gives another id to another text of the same title', async () => {
    const { id } = await library.add(CLIMATE);
    const other = await library.add(
      file('k.md', '# Klimabericht der Stadt\n\nHier steht nun etwas anderes.\n'),
    );
    expect(other.title).toBe('Klimabericht der Stadt');
    expect(other.id).not.toBe(id);
  });

  it('keeps the shipped study', async () => {
    await expect(library.remove(parts.study.id)).rejects.toMatchObject({ status: 403 });
    await expect(library.remove('nirgends')).rejects.toMatchObject({ status: 404 });
  });

  it('names the study and shows it whole, wherever a passage of it comes up', async () => {
    const { id } = await library.add(CLIMATE);
    const { passages } = await beleg.search('Elektrobusse', 1, [id]);
    expect(passages[0]).toMatchObject({ id: `${id}.verkehr-01`, study: 'Klimabericht der Stadt' });
    expect(passages[0]!.matched.words).toHaveLength(1);
    const passage = await beleg.passage(`${id}.verkehr-01`);
    expect(passage).toMatchObject({ study: 'Klimabericht der Stadt', next: `${id}.waerme-01` });
  });

  it('searches several studies together, whatever their order', async () => {
    const { id } = await library.add(CLIMATE);
    const find = async (studies: string[]) =>
      (await beleg.search('Elektrobusse in Japan', 10, studies)).passages.map((passage) => passage.id);
    const found = await find([id, parts.study.id]);
    expect(found).toContain(`${id}.verkehr-01`);
    expect(found.filter((one) => !one.includes('.')).length).toBeGreaterThan(3);
    expect(await find([parts.study.id, id, id])).toEqual(found);
  });

  it('answers on the shipped study as ever where it is asked alone', async () => {
    await library.add(CLIMATE);
    const question = [{ role: 'user' as const, content: 'Wie viele US-Soldaten sind in Japan stationiert?' }];
    const { tookMs: _, ...named } = await beleg.ask(question, { studies: [parts.study.id] });
    const { tookMs: __, ...usual } = await beleg.ask(question);
    expect(named).toEqual(usual);
  });

  it('sets what several studies say side by side', async () => {
    const { id } = await library.add(CLIMATE);
    const { comparison, citations } = await beleg.compare(
      'Vergleiche, was die Studien über die Kosten der Stationierung sagen',
      {
        studies: [id, parts.study.id],
      },
    );
    expect(comparison.parties).toEqual([parts.study.title, 'Klimabericht der Stadt']);
    expect(comparison.rows.map(({ aspect }) => aspect)).toEqual(['Kosten der Stationierung']);
    expect(citations.some(({ study }) => study === undefined)).toBe(true);
  });

  it('sums up a study that marks no summary by how its chapters begin', async () => {
    const { id } = await library.add(CLIMATE);
    const { citations } = await beleg.ask([{ role: 'user', content: 'Worum geht es?' }], { studies: [id] });
    expect(citations.map(({ passageId }) => passageId)).toEqual([`${id}.verkehr-01`, `${id}.waerme-01`]);
  });

  it('answers with an item of a list, however short', async () => {
    const text =
      '# Bericht\n\n## Personal\n\n- 310 Hafenarbeiter\n- 42 Lotsen\n\n## Umwelt\n\nDer Hafen ist sauber.\n';
    const { id } = await library.add(file('personal.md', text));
    const question = [{ role: 'user' as const, content: 'Wie viele Lotsen gibt es?' }];
    const { citations } = await beleg.ask(question, { studies: [id] });
    expect(citations[0]!.quote).toBe('42 Lotsen');
  });

  it('says in which language a study speaks only where it is another', async () => {
    const { id } = await library.add(ENGLISH);
    expect((await beleg.study(id)).language).toBe('en');
    const frames = async (content: string) => {
      const { answer } = await beleg.ask([{ role: 'user', content }], { studies: [id] });
      return answer.sentences.filter(({ role }) => role === 'frame').map(({ text }) => text);
    };
    expect(await frames('What is this study about?')).toEqual([]);
    expect(await frames('Worum geht es in der Studie?')).toEqual(['Die Studie sagt, auf Englisch:']);
  });

  it('tells of every quote and passage of an added study in which language it is', async () => {
    const { id } = await library.add(ENGLISH);
    const studies = [id];
    const messages = [{ role: 'user' as const, content: 'What is this study about?' }];
    const { citations } = await beleg.ask(messages, { studies });
    expect(citations.map(({ language }) => language)).toEqual(['en']);
    const [found] = (await beleg.search('dredging', 5, studies)).passages;
    expect(found).toMatchObject({ study: 'The harbour report', language: 'en' });
    expect(await beleg.passage(found!.id)).toMatchObject({ language: 'en' });
    const german = await library.add(CLIMATE);
    const summary = await beleg.ask(messages, { studies: [german.id] });
    expect(new Set(summary.citations.map(({ language }) => language))).toEqual(new Set(['de']));
  });

  it('says of studies in several languages that they speak another in part', async () => {
    const studies = [(await library.add(ENGLISH)).id, (await library.add(CLIMATE)).id];
    const frames = async (content: string) => {
      const { answer } = await beleg.ask([{ role: 'user', content }], { studies });
      return answer.sentences.filter(({ role }) => role === 'frame').map(({ text }) => text);
    };
    expect(await frames('What is this study about?')).toContain('The studies say, partly in German:');
    expect(await frames('Worum geht es?')).toContain('Die Studien sagen, teils auf Englisch:');
  });

  it('opens a damaged study with an error, lists it as damaged, and removes it', async () => {
    const { id } = await library.add(CLIMATE);
    const entry = join(studiesDir, id, 'text', 'entry.json');
    const whole = readFileSync(entry);
    writeFileSync(entry, whole.subarray(0, 20));
    const [, damaged] = await library.list();
    expect(damaged).toMatchObject({ id, damage: expect.any(String) });
    const later = await assemble({ ...readIndexSettings({}), studiesDir });
    await expect(later.library.study(id)).rejects.toMatchObject({ status: 500, code: 'damaged_study' });
    await library.remove(id);
    expect(await library.list()).toHaveLength(1);
  });
});
