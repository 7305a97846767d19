import type { Language } from '../requests.ts';
import type { AnswerSentence } from '../schema.ts';
import type { Citations } from './cite.ts';
import type { Chosen } from './select.ts';
import type { Statement } from './statements.ts';

/** The answer's own words. They are few, and say nothing of the matter. */
const FRAME = {
  de: {
    quoted: { all: 'Die Studie sagt, auf Englisch:', some: 'Die Studien sagen, teils auf Englisch:' },
    otherwise: 'An anderer Stelle:',
    section: (title: string) => `Im Abschnitt „${title}“:`,
    map: (country: string | undefined) => (country ? `Kartentext zu ${country}:` : 'Kartentext:'),
    compared: {
      all: 'Was die Studie zu jeder Seite sagt, auf Englisch:',
      some: 'Was die Studien zu jeder Seite sagen, teils auf Englisch:',
      none: 'Was die Studie zu jeder Seite sagt:',
    },
    studies: {
      all: 'Was die Studien sagen, auf Englisch:',
      some: 'Was die Studien sagen, teils auf Englisch:',
      none: 'Was die Studien sagen:',
    },
    missing: (part: string) => `Ohne Antwort bleibt: „${part}“`,
  },
  en: {
    quoted: { all: 'The study says, in German:', some: 'The studies say, partly in German:' },
    otherwise: 'Elsewhere:',
    section: (title: string) => `In the section “${title}”:`,
    map: (country: string | undefined) => (country ? `Map caption on ${country}:` : 'Map caption:'),
    compared: {
      all: 'What the study says on each side, in German:',
      some: 'What the studies say on each side, partly in German:',
      none: 'What the study says on each side:',
    },
    studies: {
      all: 'What the studies say, in German:',
      some: 'What the studies say, partly in German:',
      none: 'What the studies say:',
    },
    missing: (part: string) => `Left without an answer: “${part}”`,
  },
} satisfies Record<Language, object>;

export function frameOf(language: Language) {
  return FRAME[language];
}

/** How much of what is quoted is in another language than the answer's own words; of one study it is all or none. */
export function foreignIn(statements: readonly Statement[], language: Language): 'all' | 'some' | 'none' {
  const foreign = statements.filter((statement) => statement.language !== language).length;
  if (!foreign) return 'none';
  return foreign === statements.length ? 'all' : 'some';
}

export function frame(text: string): AnswerSentence {
  return { text, citations: [], role: 'frame' };
}

/** The chosen sentences as an answer: each cited with all its places, and introduced where it does not stand alone. */
export function compose(chosen: Chosen[], language: Language, citations: Citations): AnswerSentence[] {
  const own = FRAME[language];
  const foreign = foreignIn(
    chosen.map(({ statement }) => statement),
    language,
  );
  const sentences: AnswerSentence[] = foreign === 'none' ? [] : [frame(own.quoted[foreign])];
  chosen.forEach(({ statement, places, role }, at) => {
    const intro =
      role === 'otherwise' ? own.otherwise : introOf(chosen[at]!, chosen[at - 1]?.statement, language);
    if (intro) sentences.push(frame(intro));
    sentences.push({
      text: statement.text,
      citations: [statement, ...places].map((one) => citations.numberOf(one)),
      ...(role === 'item' && { role }),
    });
  });
  return sentences;
}

/** A sentence whose antecedent does not stand before it is placed by its section, and so is what is no sentence. */
function introOf(
  { statement, role }: Chosen,
  before: Statement | undefined,
  language: Language,
): string | undefined {
  // A list's second and third are announced by its first.
  if (role === 'item' && before) return undefined;
  const { passage, index, text, leans } = statement;
  const own = FRAME[language];
  const follows = before?.passage.id === passage.id;
  if (passage.machineRead) return follows ? undefined : own.map(passage.machineRead.country);
  const isFragment = !/[.!?:»“]$/.test(text);
  if (isFragment) return follows ? undefined : own.section(passage.path.slice(-2).join(' – '));
  const antecedent = follows && before.index === index - 1;
  return leans && !antecedent ? own.section(passage.path.at(-1)!) : undefined;
}

/** Sentences as one text, each followed by its markers: `… in Yokota bei Tokio. [1]` */
export function marked(sentences: AnswerSentence[], language: Language = 'de'): string {
  return sentences
    .map(({ text, citations, role }) => {
      const isQuote = citations.length > 0 && role !== 'paraphrase';
      const quoted = language === 'en' && isQuote ? `“${text}”` : text;
      const words = [quoted, ...citations.map((n) => `[${n}]`)].join(' ');
      return role === 'item' ? `\n– ${words}` : words;
    })
    .join(' ')
    .trim();
}
