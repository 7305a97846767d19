import type { Answer } from '../state/turn.ts';
import { spoken } from '../state/turn.ts';
import type { Strings } from '../strings/strings.ts';
import { citationText } from './citation.ts';
import { splitMarkers } from './splitMarkers.ts';

/** An answer as plain text to paste elsewhere: its words, then every quote with its place in the study. */
export function citedText(answer: Answer, s: Strings, origin: string): string {
  const table = answer.comparison?.rows.flatMap(({ aspect, cells }) => [
    aspect,
    ...cells.map(({ party, text, citations }) => `${party}: ${withMarkers(text, citations) || '–'}`),
    '',
  ]);
  const sources = answer.citations.map((citation) => `[${citation.n}] ${citationText(citation, s, origin)}`);
  const missing = !answer.abstained && answer.reason;
  const model = answer.receipt.model && s.wordedBy(answer.receipt.model);
  return [answer.notice, spoken(answer), table?.join('\n').trim(), missing, model, sources.join('\n')]
    .filter(Boolean)
    .join('\n\n');
}

/** A cell's text, with a marker for each of its citations. */
function withMarkers(text: string, citations: number[]): string {
  return splitMarkers(text, citations)
    .flatMap((piece) => [piece.text.trim(), ...piece.citations.map((n) => `[${n}]`)])
    .filter(Boolean)
    .join(' ');
}
