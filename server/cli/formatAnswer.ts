import { withheldNote } from '../answerMarkdown.ts';
import { blocksOf, isList } from '../blocksOf.ts';
import { placePath } from '../placePath.ts';
import type { AnswerSentence, ChatResponse, Citation } from '../schema.ts';
import { formatComparison } from './formatComparison.ts';
import { formatFound } from './formatFound.ts';
import { placeText } from './place.ts';
import type { Terminal } from './terminal.ts';
import { hang, printable, wrap } from './text.ts';
import { type Words, words } from './words.ts';

/** A no-break space: at the beginning of a line, a marker would seem to belong to the sentence behind it. */
const TIE = '\u00a0';

export interface AnswerOptions {
  /** The question as it was typed: one that was understood as another is shown. */
  asked: string;
  /** Shows the sentences of a language model that the study does not bear out. */
  withheld: boolean;
}

/** A whole answer: what it says, its table, what is missing, and every quote in full with its place. */
export function formatAnswer(
  response: ChatResponse,
  { asked, withheld: showWithheld }: AnswerOptions,
  terminal: Terminal,
): string {
  const { question, language, answer, comparison, citations, abstained, reason, nearest, withheld, notice } =
    printable(response);
  const own = words[language];
  const { bold, dim, red, yellow } = terminal.colours;
  const lines = (text: string) => wrap(text, terminal.width).join('\n');

  const markers = new Map(citations.map((citation) => [citation.n, markerOf(citation, terminal)]));
  const marker = (n: number) => markers.get(n) ?? `[${n}]`;
  const mark = (text: string, numbers: number[]) =>
    text.replace(/ \[(\d+)\]/g, (found, n) =>
      numbers.includes(Number(n)) ? TIE + marker(Number(n)) : found,
    );

  function sentenceText({ text, citations: numbers, role }: AnswerSentence): string {
    const isQuote = numbers.length > 0 && role !== 'paraphrase';
    const said = role === 'frame' ? dim(text) : isQuote ? own.quoted(text) : text;
    return [said, ...numbers.map(marker)].join(TIE);
  }

  const note = withheldNote(response);
  return [
    notice && lines(yellow(notice)),
    question !== printable(asked) && lines(dim(own.understoodAs(question))),
    abstained && bold(own.refused),
    ...blocksOf(answer.sentences).map((block) =>
      isList(block)
        ? block.map((item) => hang('– ', sentenceText(item), terminal.width)).join('\n')
        : lines(block.map(sentenceText).join(' ')),
    ),
    comparison && formatComparison(comparison, mark, language, terminal),
    reason && lines(reason),
    note && lines(yellow(note)),
    ...(showWithheld ? (withheld ?? []) : []).map(({ text, objections }) =>
      hang('✗ ', `${red(own.unsupported)} ${text} ${dim(objections.join(' '))}`, terminal.width),
    ),
    nearest?.length && own.nearest,
    ...(nearest ?? []).map((passage) => formatFound(passage, '– ', own, terminal)),
    citations.length > 0 && bold(own.sources),
    ...citations.map((citation) => formatCitation(citation, marker(citation.n), own, terminal)),
  ]
    .filter(Boolean)
    .join('\n\n');
}

function markerOf(citation: Citation, { colours, link }: Terminal): string {
  return link(colours.cyan(`[${citation.n}]`), placePath(citation.passageId, citation));
}

/** The quote, whose view it gives, and where it stands. */
function formatCitation(citation: Citation, marker: string, own: Words, terminal: Terminal): string {
  const { quote, source, speaker } = citation;
  const { dim } = terminal.colours;
  const lead = `${marker} `;
  const indent = ' '.repeat(String(citation.n).length + 3);
  const origin = [speaker.name, placeText(citation, own, terminal), source !== undefined && own.machineRead];
  return [
    hang(lead, own.quoted(quote), terminal.width),
    hang(indent, dim(origin.filter(Boolean).join(' · ')), terminal.width),
    source !== undefined && source !== quote && hang(indent, dim(own.asRead(source)), terminal.width),
  ]
    .filter(Boolean)
    .join('\n');
}
