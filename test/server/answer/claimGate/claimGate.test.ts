import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { objectionText } from '#server/answer/claimGate/claimGate.ts';
import { type Claim, cited, gate, loadClaims, passes, sentences } from './claims.ts';

const claims = loadClaims('claims');
const unseen = loadClaims('claimsUnseen');
const sentence = fc.constantFrom(...sentences);

/** Share of supported claims that pass. */
function passing(file: typeof claims): number {
  const supported = file.filter((claim) => claim.supported);
  return supported.filter(passes).length / supported.length;
}

describe('createClaimGate', () => {
  it.each([
    ['by which it was made', claims],
    ['that it had not seen', unseen],
  ])('lets no unsupported claim pass of those %s', (_, file) => {
    expect(file.filter((claim) => !claim.supported && passes(claim)).map(({ claim }) => claim)).toEqual([]);
  });

  it('lets most supported claims pass', () => {
    expect(passing(claims)).toBeGreaterThanOrEqual(0.99);
    expect(passing(unseen)).toBeGreaterThanOrEqual(0.9);
  });

  it('lets every sentence of the study pass that cites itself', () => {
    const stopped = sentences.filter((own) => gate({ text: own.text, language: 'de' }, [own]).length);
    expect(stopped.map(({ text }) => text)).toEqual([]);
  });

  it('lets no other figure pass in a sentence’s place', () => {
    const numbered = sentences.filter(({ text }) => DIGITS.test(text));
    const other = fc.oneof(fc.integer({ min: 2, max: 99_999 }), fc.integer({ min: 1900, max: 2100 }));
    fc.assert(
      fc.property(fc.constantFrom(...numbered), fc.nat(), other, (own, which, figure) => {
        fc.pre(!own.text.replace(/\D/g, '').includes(String(figure)));
        const figures = [...own.text.matchAll(new RegExp(DIGITS, 'gu'))];
        const { 0: digits, index } = figures[which % figures.length]!;
        const text = own.text.slice(0, index) + figure + own.text.slice(index + digits.length);
        // It may stand there in words.
        fc.pre(figure > 40 || !NUMBER_WORDS.test(own.text));
        expect(gate({ text, language: 'de' }, [own])).not.toEqual([]);
      }),
      { numRuns: 500 },
    );
  });

  it.each([
    ['claimsEvasive', 0.94, 0.87],
    ['claimsLater', 0.84, 0.94],
  ] as const)('tells most of %s apart', (set, passed, stopped) => {
    const all = loadClaims(set);
    const isRight = (claim: Claim) => passes(claim) === claim.supported;
    const share = (claims: Claim[]) => claims.filter(isRight).length / claims.length;
    expect(share(all.filter(({ supported }) => supported))).toBeGreaterThanOrEqual(passed);
    expect(share(all.filter(({ supported }) => !supported))).toBeGreaterThanOrEqual(stopped);
  });

  it('reads a claim in the language in which it is written, whatever that of the answer is', () => {
    const text = 'Washington does not regard North Korea as a threat.';
    const threat = cited('Für Südkorea ist der Norden schon lange eine ernsthafte konventionelle Bedrohung');
    expect(gate({ text, language: 'de' }, threat)).toContainEqual({ kind: 'negation', words: 'not' });
  });

  it('reads what is cited in the language of its study', () => {
    const [own] = sentences;
    const evidence = [
      {
        ...own!,
        text: 'In 2025 the harbour did not handle 1,050 ships.',
        language: 'en' as const,
      },
    ];
    const kinds = (text: string) => gate({ text, language: 'en' }, evidence).map(({ kind }) => kind);
    expect(kinds('The harbour did not handle 1,050 ships.')).toEqual([]);
    expect(kinds('The harbour did not handle 1.05 ships.')).toEqual(['figure']);
    expect(kinds('The harbour did handle 1,050 ships.')).toEqual(['negation']);
  });

  it('wants figure and party in one of several cited sentences', () => {
    const evidence = cited(
      'Soldaten in Japan stationiert, zumeist',
      'US-Präsenz in Südkorea umfasst insgesamt',
    );
    const claim = (party: string, count: string) => ({
      text: `The United States has ${count} soldiers in ${party}.`,
      language: 'en' as const,
    });
    expect(gate(claim('Japan', '55,300'), evidence)).toEqual([]);
    expect(gate(claim('South Korea', '31,050'), evidence)).toEqual([]);
    expect(gate(claim('South Korea', '55,300'), evidence)).toEqual([{ kind: 'party', words: '55,300' }]);
  });

  it('lets no foreign name pass, wherever it stands', () => {
    const foreign = fc.constantFrom(
      ...[
        'Macron',
        'Frankreich',
        'NASA',
        'Erdogans',
        'Hisbollah',
        'Su-57',
        'Xi Jinping',
        'Hanoi',
        'Airbus',
        'Golfkrieg',
        'IAEO',
      ],
    );
    fc.assert(
      fc.property(sentence, foreign, fc.nat(), (own, name, at) => {
        const words = own.text.split(' ');
        const text = words.toSpliced(at % (words.length + 1), 0, name).join(' ');
        expect(gate({ text, language: 'de' }, [own]).map(({ kind }) => kind)).toContain('name');
      }),
      { numRuns: 500 },
    );
  });

  it('lets no foreign name pass in an English claim', () => {
    const english = claims.filter(({ language, supported }) => language === 'en' && supported);
    const foreign = fc.constantFrom(
      'Macron',
      'France',
      'NASA',
      'Turkey',
      'Hanoi',
      'Airbus',
      'Su-57',
      'Canada',
    );
    fc.assert(
      fc.property(fc.constantFrom(...english), foreign, fc.nat(), ({ claim, cites }, name, at) => {
        const words = claim.split(' ');
        const text = words.toSpliced(at % (words.length + 1), 0, name).join(' ');
        expect(gate({ text, language: 'en' }, cited(...cites))).not.toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it('lets nothing pass that has a figure or a name, where nothing is cited', () => {
    expect(gate({ text: 'Japan hat 12 Schiffe.', language: 'de' }, []).map(({ kind }) => kind)).toEqual(
      expect.arrayContaining(['figure', 'name']),
    );
  });
});

describe('objectionText', () => {
  it('says in both languages what is missing', () => {
    const objection = { kind: 'figure', words: '5' } as const;
    expect(objectionText(objection, 'de')).toBe('Die Zahl „5“ steht nicht in den belegten Sätzen.');
    expect(objectionText(objection, 'en')).toBe('The figure “5” is not in the cited sentences.');
  });
});

/** Figures but for those in names: `F-35`. */
const DIGITS = /(?<![\p{L}\p{N}.,/–-])\d+(?:[.,\s\u00a0]\d{3})*(?:,\d+)?(?![\p{N}.,/–-])/u;
const NUMBER_WORDS = /zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwanzig/iu;
