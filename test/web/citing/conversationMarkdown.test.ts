import { describe, expect, it } from 'vitest';
import { conversationMarkdown } from '../../../web/citing/conversationMarkdown.ts';
import { newTurn, type Turn } from '../../../web/state/turn.ts';
import { de } from '../../../web/strings/de.ts';
import { answeredTurn, citation, response } from '../answers.ts';

const markdown = (...turns: Turn[]) =>
  conversationMarkdown({ title: 'Kosten', turns, s: de, language: 'de', origin: 'http://beleg.test' });

describe('conversationMarkdown', () => {
  it('holds question, answer and every quote with a link to its place', () => {
    const data = response('Beide. [1]', {
      question: 'Wer zahlt dort?',
      answer: { text: 'Beide. [1]', sentences: [{ text: 'Beide.', citations: [1] }] },
      citations: [citation(1, { quote: 'Beide *zahlen*.' })],
    });
    expect(markdown(answeredTurn(1, 'Und dort?', data))).toBe(
      [
        '# Kosten',
        de.exportNote,
        '## Und dort?',
        '*verstanden als: Wer zahlt dort?*',
        'Beide. [1]',
        '> [1] „Beide \\*zahlen\\*.“\n> – [Beiträge › Übungen, Pentagon, Passage a-01](http://beleg.test/study/a-01?s=0-9)',
      ].join('\n\n'),
    );
  });

  it('says what a refusal misses, and that an answer was cut off', () => {
    const refusal = response('', { abstained: true, reason: 'Nichts dazu.' });
    const text = markdown(answeredTurn(1, 'Frage', refusal), { ...newTurn(2, 'Halb?'), status: 'stopped' });
    expect(text).toContain(`**${de.refusalHeading}**\n\nNichts dazu.`);
    expect(text).toContain(`## Halb?\n\n${de.incomplete}`);
  });

  it('takes nothing of the text for a mark, a link or HTML', () => {
    const hostile = '# [a](http://b) ![](http://c) <img src=x> &lt; *d*';
    expect(markdown(answeredTurn(1, hostile, response('A.')))).toContain(
      '## \\# \\[a\\](http://b) \\!\\[\\](http://c) \\<img src=x\\> \\&lt; \\*d\\*',
    );
  });

  it('sets a comparison as a table', () => {
    const comparison = {
      parties: ['Japan', 'Südkorea'],
      rows: [
        {
          aspect: 'Kosten',
          cells: [
            { party: 'Japan', text: 'Viel. [1]', citations: [1], passagesChecked: 8 },
            { party: 'Südkorea', text: '', citations: [], passagesChecked: 8 },
          ],
        },
      ],
    };
    const text = markdown(answeredTurn(1, 'Frage', response('', { comparison })));
    expect(text).toContain(
      '| Gesichtspunkt | Japan | Südkorea |\n| --- | --- | --- |\n| Kosten | Viel. [1] | keine Aussage',
    );
  });
});
