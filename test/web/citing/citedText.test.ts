import { expect, it } from 'vitest';
import { citedText } from '../../web/citedText.ts';

it('puts every quote with its place below the answer', () => {
  const text = citedText({
    question: 'Frage',
    answer: { text: 'Die Studie vergleicht.', sentences: [] },
    citations: [
      {
        n: 1,
        passageId: 'a-01',
        section: ['Beiträge', 'Übungen'],
        kind: 'body',
        quote: 'Parallel.',
        start: 0,
        end: 9,
        speaker: { kind: 'reported', name: 'Pentagon' },
      },
    ],
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
    abstained: false,
    receipt: { encoder: 'e', index: 'i', answerer: 'a', answer: 'h' },
    tookMs: 1,
  });
  expect(text).toBe(
    'Die Studie vergleicht.\n\nKommando\nJapan: Parallel. [1] Getrennt.\nSüdkorea: –\n\n[1] Beiträge › Übungen (Pentagon): „Parallel.“',
  );
});
