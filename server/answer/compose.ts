import type { Language } from '../requests.ts';
import type { AnswerSentence } from '../schema.ts';
import type { Citations } from './cite.ts';
import type { Chosen } from './select.ts';
import type { Statement } from './statements.ts';

/** The answer's own words. They are few, and say nothing of the matter. */
const FRAME = {
  de: {
    quoted: 'Die Studie sagt, auf Englisch:',
    otherwise: 'An anderer Stelle:',
    section: (title: string) => `Im Abschnitt „${title}“:`,
    map: (country: string | undefined) => (country ? `Kartentext zu ${country}:` : 'Kartentext:'),
    compared: (isForeign: boolean) =>
      isForeign ? 'Was die Studie zu jeder Seite sagt, auf Englisch:' : 'Was die Studie zu jeder Seite sagt:',
    studies: (isForeign: boolean) =>
      isForeign ? 'Was die Studien sagen, auf Englisch:' : 'Was die Studien sagen:',
    missing: (part: string) => `Ohne Antwort bleibt: „${part}“`,
  },
  en: {
    quoted: 'The study says, in German:',
    otherwise: 'Elsewhere:',
    section: (title: string) => `In the section “${title}”:`,
    map: (country: string | undefined) => (country ? `Map caption on ${country}:` : 'Map caption:'),
    compared: (isForeign: boolean) =>
      isForeign ? 'What the study says on each side, in German:' : 'What the study says on each side:',
    studies: (isForeign: boolean) =>
      isForeign ? 'What the studies say, in German:' : 'What the studies say:',
    missing: (part: string) => `Left without an answer: “${part}”`,
  },
} satisfies Record<Language, object>;

export function frameOf(language: Language) {
  return FRAME[language];
}

export function frame(text: string): AnswerSentence {
  return { text, citations: [], role: 'frame' };
}

/** The chosen sentences as an answer: each cited with all its places, and introduced where it does not stand alone. */
export function compose(chosen: Chosen[], language: Language, citations: Citations): AnswerSentence[] {
  const own = FRAME[language];
  const isForeign = chosen.some(({ statement }) => statement.language !== language);
  const sentences: AnswerSentence[] = isForeign ? [frame(own.quoted)] : [];
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
