import { expect, it } from 'vitest';
import { citedText } from '../../../web/citing/citedText.ts';
import { de } from '../../../web/strings/de.ts';
import { citation, response } from '../answers.ts';

it('puts every quote with its place and a link to it below the answer', () => {
  const answer = response('Die Studie vergleicht.', {
    citations: [citation(1)],
    comparison: {
      parties: ['Japan', 'Südkorea'],
      rows: [
        {
          aspect: 'Kommando',
          cells: [
            { party: 'Japan', text: 'Parallel. [1] Getrennt.', citations: [1], passagesChecked: 8 },
            { party: 'Südkorea', text: '', citations: [], passagesChecked: 8 },
          ],
        },
      ],
    },
  });
  expect(citedText({ ...answer, nearest: [] }, de, 'http://beleg.test')).toBe(
    'Die Studie vergleicht.\n\nKommando\nJapan: Parallel. [1] Getrennt.\nSüdkorea: –\n\n' +
      '[1] „Parallel.“ – Beiträge › Übungen, Pentagon, Passage a-01 <http://beleg.test/study/a-01?s=0-9>',
  );
});
