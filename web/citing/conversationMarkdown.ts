import { comparisonTable, markdownText } from '#server/comparisonFile.ts';
import type { Language } from '#server/requests.ts';
import { type Turn, understoodAs } from '../state/turn.ts';
import type { Strings } from '../strings/strings.ts';
import { excerptLink, placeText } from './citation.ts';

interface MarkdownParts {
  title: string;
  turns: Turn[];
  s: Strings;
  language: Language;
  /** Of the page: links to the study begin with it. */
  origin: string;
}

/** A whole conversation as Markdown: questions, answers, tables, and every quote in full with a link to its place. */
export function conversationMarkdown({ title, turns, s, language, origin }: MarkdownParts): string {
  return [
    `# ${markdownText(title)}`,
    s.exportNote,
    ...turns.flatMap((turn) => turnMarkdown(turn, s, language, origin)),
  ].join('\n\n');
}

function turnMarkdown(turn: Turn, s: Strings, language: Language, origin: string): string[] {
  const { question, sentences, citations, answer } = turn;
  const understood = understoodAs(turn);
  return [
    `## ${markdownText(question)}`,
    understood && `*${s.understoodAs}: ${markdownText(understood)}*`,
    answer?.abstained && `**${s.refusalHeading}**`,
    answer?.notice && `*${markdownText(answer.notice)}*`,
    answerMarkdown(sentences),
    answer?.comparison && comparisonTable(answer.comparison, language),
    answer?.reason && markdownText(answer.reason),
    answer?.receipt.model && `*${markdownText(s.wordedBy(answer.receipt.model))}*`,
    !answer && s.incomplete,
    ...citations.map((citation) => {
      const place = `[${markdownText(placeText(citation, s))}](${excerptLink(citation, origin)})`;
      return `> [${citation.n}] ${markdownText(s.quoted(citation.quote))}\n> – ${place}`;
    }),
  ].filter((part) => typeof part === 'string' && part !== '') as string[];
}

function answerMarkdown(sentences: Turn['sentences']): string {
  const paragraphs = sentences.map(({ text, citations, role }) => {
    const marked = [markdownText(text), ...citations.map((n) => `[${n}]`)].join(' ');
    return role === 'item' ? `- ${marked}` : marked;
  });
  return paragraphs.join('\n\n');
}
