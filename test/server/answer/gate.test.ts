import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { loadStudy } from '#corpus/load.ts';
import type { Answer } from '#server/answer/answerer.ts';
import { createGate, GateError } from '#server/answer/gate.ts';

const study = loadStudy();
const gate = createGate(study);
const passage = study.passages.find(({ id }) => id === 'nordkorea-02')!;
const span = passage.sentences[0]!;
const quote = passage.text.slice(span.start, span.end);

const honest: Answer = {
  question: 'q',
  language: 'de',
  answer: { text: `${quote} [1]`, sentences: [{ text: quote, citations: [1] }] },
  citations: [
    {
      n: 1,
      passageId: passage.id,
      section: passage.path,
      kind: passage.kind,
      quote,
      ...span,
      speaker: { kind: 'authors', name: 'Autoren der Studie' },
    },
  ],
  abstained: false,
};

const withCitation = (change: object): Answer => ({
  ...honest,
  citations: [{ ...honest.citations[0]!, ...change }],
});

describe('createGate', () => {
  it('lets an honest answer pass', () => {
    expect(gate(honest)).toBe(honest);
  });

  it('lets the answer’s own words pass without a citation, where they are marked as such', () => {
    const framed: Answer = {
      ...honest,
      answer: {
        ...honest.answer,
        sentences: [{ text: 'An anderer Stelle:', citations: [], role: 'frame' }, ...honest.answer.sentences],
      },
    };
    expect(gate(framed)).toBe(framed);
  });

  it.each([
    ['a changed quote', withCitation({ quote: quote.replace('Japan', 'China') })],
    ['a moved span', withCitation({ start: span.start + 1 })],
    ['an empty quote', withCitation({ quote: '', end: span.start })],
    ['an unknown passage', withCitation({ passageId: 'nirgends-01' })],
    ['a source that typeset text has not', withCitation({ source: quote })],
    [
      'a sentence without a citation',
      { ...honest, answer: { text: 'x', sentences: [{ text: 'x', citations: [] }] } },
    ],
    [
      'a citation that is not given',
      { ...honest, answer: { text: 'x', sentences: [{ text: 'x', citations: [2] }] } },
    ],
    ['a citation that supports nothing', { ...honest, answer: { text: '', sentences: [] } }],
    ['one number twice', { ...honest, citations: [honest.citations[0]!, honest.citations[0]!] }],
  ] satisfies Array<[string, Answer]>)('stops %s', (_, answer) => {
    expect(() => gate(answer)).toThrow(GateError);
  });

  it('lets no other span pass under the same quote', () => {
    const other = fc.tuple(fc.nat(passage.text.length), fc.nat(passage.text.length));
    fc.assert(
      fc.property(other, ([start, end]) => {
        fc.pre(passage.text.slice(start, end) !== quote);
        expect(() => gate(withCitation({ start, end }))).toThrow(GateError);
      }),
    );
  });
});
