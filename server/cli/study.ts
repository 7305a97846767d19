/** The commands that speak to the study, in this process: no server is needed. */
import { z } from 'zod';
import { comparisonCsv, comparisonJson, comparisonMarkdown } from '../comparisonFile.ts';
import { parseRequest } from '../errors.ts';
import { chatRequest, comparisonRequest, type Language, QUESTION_LIMIT, searchRequest } from '../requests.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { formatAnswer } from './formatAnswer.ts';
import { formatPassage } from './formatPassage.ts';
import { formatSearch } from './formatSearch.ts';
import { open, print } from './open.ts';
import { printableJson } from './text.ts';
import { words } from './words.ts';

/** So much is read of standard input at most, in characters: more than any question with white space around it. */
const READ = 20 * QUESTION_LIMIT;

const FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

/** A conversation; the last question is answered. */
export async function ask(
  questions: string[],
  { json, withheld, study }: { json: boolean; withheld: boolean; study?: string[] },
  language: Language,
): Promise<ExitCode> {
  const given: string[] = [];
  for (const question of questions) given.push(await read(question));
  const { messages, studies } = parseRequest(chatRequest, {
    messages: given.map((content) => ({ role: 'user', content })),
    studies: study,
  });
  const { beleg, terminal } = await open();
  const response = await beleg.ask(messages, { otherwise: language, studies });
  const asked = messages.at(-1)!.content;
  print(json ? printableJson(response) : formatAnswer(response, { asked, withheld }, terminal));
  return response.abstained ? EXIT.unanswered : EXIT.done;
}

export async function compare(
  question: string,
  { format: wanted, study }: { format: string; study?: string[] },
  language: Language,
): Promise<ExitCode> {
  const request = comparisonRequest.extend({ format: z.enum(FORMATS) });
  const { q, format, studies } = parseRequest(request, {
    q: await read(question),
    format: wanted,
    studies: study?.join(','),
  });
  const { beleg, terminal } = await open();
  const response = await beleg.compare(q, { otherwise: language, studies });
  const { comparison, citations, language: spoken } = response;
  const formatted = {
    text: () => formatAnswer(response, { asked: q, withheld: false }, terminal),
    markdown: () => comparisonMarkdown(response, comparison, spoken),
    csv: () => comparisonCsv(comparison, citations, spoken),
    json: () => printableJson(comparisonJson(response)),
  };
  print(formatted[format]());
  return EXIT.done;
}

export async function search(
  query: string,
  { k: most, json, study }: { k?: string; json: boolean; study?: string[] },
  language: Language,
): Promise<ExitCode> {
  const { q, k, studies } = parseRequest(searchRequest, {
    q: await read(query),
    k: most,
    studies: study?.join(','),
  });
  const { beleg, terminal } = await open();
  const response = await beleg.search(q, k, studies);
  print(json ? printableJson(response) : formatSearch(response, words[language], terminal));
  return EXIT.done;
}

export async function passage(
  id: string,
  { json }: { json: boolean },
  language: Language,
): Promise<ExitCode> {
  const { beleg, terminal } = await open();
  const response = await beleg.passage(id);
  print(json ? printableJson(response) : formatPassage(response, words[language], terminal));
  return EXIT.done;
}

/** What was given, or for `-` what comes in on standard input. */
async function read(given: string): Promise<string> {
  if (given !== '-') return given;
  let text = '';
  for await (const chunk of process.stdin.setEncoding('utf8')) {
    text += chunk;
    if (text.length > READ) break;
  }
  return text;
}
