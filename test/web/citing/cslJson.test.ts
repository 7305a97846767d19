import { expect, it } from 'vitest';
import { cslJson } from '../../../web/citing/cslJson.ts';
import { citation } from '../answers.ts';

it('gives the study and the sections quoted, with what the text itself says of them and no more', () => {
  const items = JSON.parse(
    cslJson('Die bilateralen Bündnisse', [
      citation(1),
      citation(2, { passageId: 'a-02', quote: 'Getrennt.', start: 4, end: 13 }),
      citation(3, { passageId: 'b-01', section: ['Ausblick'] }),
      citation(1),
    ]),
  );
  const title = '[Die bilateralen Bündnisse …]';
  expect(items).toEqual([
    { id: 'beleg', type: 'report', language: 'de', title },
    {
      id: 'beleg:a-01',
      type: 'chapter',
      language: 'de',
      title: 'Beiträge › Übungen',
      'container-title': title,
      note: '„Parallel.“ (a-01, 0–9)\n„Getrennt.“ (a-02, 4–13)',
    },
    {
      id: 'beleg:b-01',
      type: 'chapter',
      language: 'de',
      title: 'Ausblick',
      'container-title': title,
      note: '„Parallel.“ (b-01, 0–9)',
    },
  ]);
});

it('gives an added study by its title, and in its language', () => {
  const items = JSON.parse(
    cslJson('Die bilateralen Bündnisse', [
      citation(1, { study: 'The harbour report', language: 'en', passageId: 'harbour.traffic-01' }),
      citation(2),
    ]),
  );
  expect(items).toMatchObject([
    { id: 'beleg:harbour', language: 'en', title: 'The harbour report' },
    { id: 'beleg:harbour.traffic-01', language: 'en', 'container-title': 'The harbour report' },
    { id: 'beleg', language: 'de', title: '[Die bilateralen Bündnisse …]' },
    { id: 'beleg:a-01', language: 'de' },
  ]);
});
