import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type PartyId, partiesIn, partyLabel } from '#server/answer/parties.ts';
import { type ChatResponse, chatResponse } from '#server/schema.ts';
import { call, parts } from '../../parts.ts';
import { statements } from '../../statements.ts';

const ask = (questions: string[], language?: 'de' | 'en') =>
  call<ChatResponse>('/api/chat', {
    messages: questions.map((content) => ({ role: 'user', content })),
    stream: false,
    ...(language && { language }),
  });

const subject = fc.constantFrom(
  'China',
  'Okinawa',
  'Trump',
  'die US-Truppen in Japan',
  'THAAD',
  'Raketenabwehr',
  'the Quad',
  'Kosten',
  'Manöver',
  'Singapur',
  'OPCON',
  'Sanktionen gegen Nordkorea',
  'the nuclear umbrella',
  'Kochrezepte',
);
const party = fc.constantFrom(
  'Japan',
  'Südkorea',
  'Seoul',
  'die USA',
  'Thailand',
  'Nato',
  'South Korea',
  'Kanada',
);
const question = fc.oneof(
  fc
    .tuple(
      fc.constantFrom(
        'Was sagt die Studie über',
        'Warum gibt es Streit um',
        'Wie viel kostet',
        'Tell me about',
      ),
      subject,
    )
    .map(([opening, about]) => `${opening} ${about}?`),
  fc.tuple(party, party, subject).map(([a, b, about]) => `Vergleiche ${a} und ${b}: ${about}`),
  fc.tuple(party, subject).map(([whose, about]) => `Wie sieht ${whose} ${about}?`),
  fc.tuple(subject, subject).map(([a, b]) => `Was ist ${a} und wer bezahlt ${b}?`),
  fc.constantFrom(
    'Was unterscheidet die beiden Bündnisse?',
    'Compare both alliances',
    'Welche Faktoren gibt es?',
  ),
  fc.constantFrom(
    'Warum?',
    'Und in Südkorea?',
    'And Japan?',
    'Seit wann?',
    'Danke',
    'Und bei den Kosten?',
    '???',
  ),
  fc.string({ minLength: 1, maxLength: 60 }).filter((text) => text.trim() !== ''),
);
const conversation = fc.array(question, { minLength: 1, maxLength: 4 });

/** Names of parties in either language: that of a question which mixes them may be either. */
const labelsOf = (ids: PartyId[]) => ids.flatMap((id) => [partyLabel(id, 'de'), partyLabel(id, 'en')]);

const passages = new Map(parts.study.passages.map((passage) => [passage.id, passage]));

describe('any conversation', () => {
  it('gets an answer that cites the study to the letter, and says nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, fc.constantFrom(undefined, 'de', 'en'), async (questions, language) => {
        const response = await ask(questions, language as 'de' | 'en' | undefined);
        chatResponse.parse(response);
        for (const { passageId, quote, start, end } of response.citations) {
          expect(quote).toBe(passages.get(passageId)!.text.slice(start, end));
        }
        const quotes = new Map(response.citations.map(({ n, quote }) => [n, quote]));
        for (const { text, citations, role } of response.answer.sentences) {
          if (role === 'frame') expect(citations).toEqual([]);
          else expect(quotes.get(citations[0]!)).toBe(text);
        }
        expect(response.abstained).toBe(response.answer.sentences.length === 0);
        if (response.abstained) expect(response.reason).toBeTruthy();
      }),
      { numRuns: 150 },
    );
  });

  it('gets no table in which a cell rests on what names only another party', async () => {
    const comparing = fc
      .tuple(party, party, subject)
      .map(([a, b, about]) => `Vergleiche ${a} und ${b}: ${about}`);
    await fc.assert(
      fc.asyncProperty(comparing, async (text) => {
        const { comparison, citations } = await ask([text]);
        for (const { shared, cells } of comparison?.rows ?? []) {
          for (const cell of cells) {
            const others = comparison!.parties.filter((label) => label !== cell.party);
            for (const n of cell.citations) {
              const { passageId, start } = citations.find((citation) => citation.n === n)!;
              const passage = passages.get(passageId)!;
              const named = labelsOf(
                partiesIn([...passage.path, passage.machineRead?.country, passage.text].join(' ')),
              );
              const onlyOthers = others.some((label) => named.includes(label)) && !named.includes(cell.party);
              expect(onlyOthers, `${text}: ${cell.party} cites ${passageId}`).toBe(false);
              if (shared) continue;
              const { about } = statements.of(passage).find((_, i) => passage.sentences[i]!.start === start)!;
              const aboutLabels = labelsOf(about);
              const elsewhere = aboutLabels.some((label) => others.includes(label));
              expect(elsewhere && !aboutLabels.includes(cell.party), `${cell.party}: ${cell.text}`).toBe(
                false,
              );
            }
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('gets the same answer each time, to the byte', async () => {
    await fc.assert(
      fc.asyncProperty(conversation, async (questions) => {
        const { tookMs: _, ...once } = await ask(questions);
        const { tookMs: __, ...again } = await ask(questions);
        expect(JSON.stringify(again)).toBe(JSON.stringify(once));
      }),
      { numRuns: 30 },
    );
  });
});
