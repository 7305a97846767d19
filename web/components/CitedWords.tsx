import type { Citation } from '#server/schema.ts';
import { quotedLanguage } from '../reading/wordsLanguage.ts';
import { Citations } from './Citation.tsx';

/** Longest last word, in characters, that is held to its citations: both must fit into a table's cell. */
const TIED_LIMIT = 18;
const LAST_WORD = new RegExp(`(?<=\\s)\\S{1,${TIED_LIMIT}}$`);

interface CitedWordsProps {
  text: string;
  numbers: number[];
  citations: Citation[];
}

/** Words and the citations behind them. A citation is not left alone at the beginning of a line. */
export function CitedWords({ text, numbers, citations }: CitedWordsProps) {
  if (numbers.length === 0) return text;
  const at = LAST_WORD.exec(text)?.index ?? text.length;
  // The study's own words are in its language, whatever the question's.
  const lang = quotedLanguage(text, numbers, citations);
  return (
    <>
      <span lang={lang}>{text.slice(0, at)}</span>
      <span className="tied">
        <span lang={lang}>{text.slice(at)}</span>
        <Citations numbers={numbers} citations={citations} />
      </span>
    </>
  );
}
