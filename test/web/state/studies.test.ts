import { describe, expect, it } from 'vitest';
import type { StudyEntry } from '#server/schema.ts';
import { RequestFailure } from '../../../web/state/api.ts';
import { createStudies, sentWith } from '../../../web/state/studies.ts';

const entry = (id: string): StudyEntry => ({ id, title: `Titel ${id}`, passages: 1, sections: 1 });

/** Studies on a server that takes in what is not called `schlecht`. */
function library({ remembered = [] as string[], reachable = true } = {}) {
  const there = [entry('alliances'), entry('klima')];
  const kept: string[][] = [];
  const studies = createStudies({
    async fetch() {
      if (!reachable) throw new RequestFailure('unreachable');
      return { studies: [...there], canAdd: true };
    },
    async add({ name }) {
      if (name.startsWith('schlecht')) throw new RequestFailure('server', `${name} ist leer`);
      const added = entry(name.replace(/\..*/, ''));
      there.push(added);
      return added;
    },
    async remove(id) {
      const at = there.findIndex((one) => one.id === id);
      if (at < 0) throw new RequestFailure('server', 'gibt es nicht');
      there.splice(at, 1);
    },
    remembered,
    remember: (ids) => kept.push([...ids]),
  });
  return { studies, kept };
}

const file = (name: string) => new File(['x'], name);

describe('createStudies', () => {
  it('asks the shipped study where nothing was chosen', async () => {
    const { studies } = library();
    expect(studies.getState().chosen).toEqual(['alliances']);
    await studies.load();
    expect(studies.getState()).toMatchObject({ canAdd: true, chosen: ['alliances'] });
  });

  it('remembers what was chosen, as far as it is still there', async () => {
    const { studies, kept } = library({ remembered: ['klima', 'weg'] });
    expect(studies.getState().chosen).toEqual(['klima', 'weg']);
    await studies.load();
    expect(studies.getState().chosen).toEqual(['klima']);
    expect(kept.at(-1)).toEqual(['klima']);
  });

  it('keeps what was chosen while the server is out of reach', async () => {
    const { studies } = library({ remembered: ['klima'], reachable: false });
    await studies.load();
    expect(studies.getState()).toMatchObject({ entries: [], chosen: ['klima'] });
  });

  it('always asks at least one', async () => {
    const { studies } = library();
    await studies.load();
    studies.toggle('klima');
    expect(studies.getState().chosen).toEqual(['alliances', 'klima']);
    studies.toggle('alliances');
    studies.toggle('klima');
    expect(studies.getState().chosen).toEqual(['alliances']);
  });

  it('asks what was added, and says what was not', async () => {
    const { studies } = library();
    await studies.load();
    await studies.add([file('schlecht.pdf'), file('hafen.md')]);
    expect(studies.getState()).toMatchObject({
      chosen: ['hafen'],
      pending: [],
      refusals: [{ file: 'schlecht.pdf', message: 'schlecht.pdf ist leer' }],
    });
    expect(studies.getState().entries.map(({ id }) => id)).toEqual(['alliances', 'klima', 'hafen']);
  });

  it('no longer asks what was removed', async () => {
    const { studies } = library({ remembered: ['klima'] });
    await studies.load();
    await studies.remove(entry('klima'));
    expect(studies.getState()).toMatchObject({ chosen: ['alliances'], refusals: [] });
    await studies.remove(entry('klima'));
    expect(studies.getState().refusals).toEqual([{ file: 'Titel klima', message: 'gibt es nicht' }]);
  });
});

describe('sentWith', () => {
  it('leaves out the shipped study where it is asked alone', () => {
    expect(sentWith(['alliances'])).toBeUndefined();
    expect(sentWith(['klima'])).toEqual(['klima']);
    expect(sentWith(['alliances', 'klima'])).toEqual(['alliances', 'klima']);
  });
});
