/** Comparisons as files. The page makes the same of them: this module is pure. */
import { legible } from './legible.ts';
import type { Language } from './requests.ts';
import type { ChatResponse, Citation, Comparison } from './schema.ts';
import { titlesOf } from './titlesOf.ts';

type ComparedAnswer = Pick<ChatResponse, 'question' | 'answer' | 'citations'>;

const WORDS = {
  de: {
    aspect: 'Gesichtspunkt',
    empty: (checked: number) => `keine Aussage in der Studie (${checked} Passagen geprüft)`,
    shared: 'für alle',
    sources: 'Belege',
    passages: 'Belege (Passage, Zeichen)',
  },
  en: {
    aspect: 'Aspect',
    empty: (checked: number) => `no statement in the study (${checked} passages examined)`,
    shared: 'for all',
    sources: 'Sources',
    passages: 'Sources (passage, characters)',
  },
} satisfies Record<Language, object>;

type Row = Comparison['rows'][number];

/** A comparison as a Markdown table, with what stands above it, and with its quotes and their places below. */
export function comparisonMarkdown(
  { question, answer, citations }: ComparedAnswer,
  comparison: Comparison,
  language: Language,
): string {
  return [
    `# ${markdownText(question)}`,
    '',
    markedText(answer.text),
    '',
    comparisonTable(comparison, language),
    '',
    `## ${WORDS[language].sources}`,
    '',
    ...citations.flatMap((citation) => [citationMarkdown(citation, language), '']),
  ].join('\n');
}

/** A comparison with what it rests on, for JSON. */
export function comparisonJson({
  question,
  comparison,
  citations,
}: ComparedAnswer & { comparison: Comparison }) {
  return { ...comparison, question, citations };
}

/** `[1] »Quote« – Section › Section (speaker; passage, from–to)` */
export function citationMarkdown(citation: Citation, language: Language): string {
  const { n, quote, speaker, passageId, start, end } = citation;
  const place = `${titlesOf(citation, language)} (${speaker.name}; ${passageId}, ${start}–${end})`;
  return `[${n}] »${markdownText(quote)}« – ${markdownText(place)}`;
}

/** The table alone, in Markdown. */
export function comparisonTable({ parties, rows }: Comparison, language: Language): string {
  const line = (cells: string[]) => `| ${cells.map(markedText).join(' | ')} |`;
  const head = [WORDS[language].aspect, ...parties];
  return [
    line(head),
    `|${' --- |'.repeat(head.length)}`,
    ...rows.map((row) =>
      line([rowHead(row, language), ...row.cells.map((cell) => cellText(cell, language))]),
    ),
  ].join('\n');
}

/** One line of Markdown in which the markers of citations stand as they are. */
function markedText(text: string): string {
  // What is followed by an address would be a link.
  return markdownText(text).replace(/\\\[(\d+)\\\](?!\()/g, '[$1]');
}

/** A comparison as CSV (RFC 4180), a line for each cell, with the places that it rests on. */
export function comparisonCsv({ rows }: Comparison, citations: Citation[], language: Language): string {
  const { aspect, passages } = WORDS[language];
  const party = language === 'de' ? 'Partei' : 'Party';
  const text = language === 'de' ? 'Aussage' : 'Statement';
  const lines = rows.flatMap((row) =>
    row.cells.map((cell) => [
      rowHead(row, language),
      cell.party,
      cellText(cell, language),
      citations
        .filter(({ n }) => cell.citations.includes(n))
        .map(({ n, passageId, start, end }) => `[${n}] ${passageId} ${start}–${end}`)
        .join('; '),
    ]),
  );
  // The byte order mark tells spreadsheets that this is UTF-8.
  return `\ufeff${[[aspect, party, text, passages], ...lines].map((cells) => cells.map(csvField).join(',')).join('\r\n')}\r\n`;
}

/** The aspect of a row, and whether the row says the same of all. */
export function rowHead({ aspect, shared }: Row, language: Language): string {
  return shared ? `${aspect} (${WORDS[language].shared})` : aspect;
}

/** What is said of a party, or that nothing is. */
export function cellText({ text, passagesChecked }: Row['cells'][number], language: Language): string {
  return text || WORDS[language].empty(passagesChecked);
}

/** One line of Markdown, in which nothing of the text is taken for a mark, a link or HTML. */
export function markdownText(text: string): string {
  return legible(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\|<>*_`[\]!&~$]/g, '\\$&')
    .replace(/^(?:[#+=-]|\d+(?=[.)]))/, (mark) => (/\d/.test(mark) ? `${mark}\\` : `\\${mark}`));
}

/**
 * What begins like a formula would be run by a spreadsheet, also in the wide signs of Chinese and Japanese. So would what
 * follows a separator, in a country where that is another than the comma.
 */
const FORMULA = /(^|[;\t\n\r])(?=[\s'"\ufffd]*[=+\-@＝＋－＠])/g;

function csvField(text: string): string {
  return `"${legible(text).replace(FORMULA, "$1'").replaceAll('"', '""')}"`;
}
