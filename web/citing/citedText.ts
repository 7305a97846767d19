import type { ChatResponse, Citation } from '#server/schema.ts';
import { spoken } from './conversation.ts';
import { splitMarkers } from './splitMarkers.ts';

/** An answer as plain text to paste elsewhere: its words, then every quote with its place in the study. */
export function citedText(answer: ChatResponse): string {
  const table = answer.comparison?.rows.flatMap(({ aspect, cells }) => [
    aspect,
    ...cells.map(({ party, text, citations }) => `${party}: ${withMarkers(text, citations) || '–'}`),
    '',
  ]);
  return [spoken(answer), table?.join('\n').trim(), answer.citations.map(source).join('\n')]
    .filter(Boolean)
    .join('\n\n');
}

/** A cell's text, with a marker for each of its citations. */
function withMarkers(text: string, citations: number[]): string {
  return splitMarkers(text, citations)
    .flatMap((piece) => [piece.text.trim(), ...piece.citations.map(marker)])
    .filter(Boolean)
    .join(' ');
}

function marker(n: number): string {
  return `[${n}]`;
}

function source({ n, section, quote, speaker }: Citation): string {
  return `${marker(n)} ${section.join(' › ')} (${speaker.name}): „${quote}“`;
}
