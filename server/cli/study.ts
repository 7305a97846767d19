/** The commands that speak to the study, in this process: no server is needed. */
import { z } from 'zod';
import { comparisonCsv, comparisonJson, comparisonMarkdown } from '../comparisonFile.ts';
import { ApiError, parseRequest } from '../errors.ts';
import { chatRequest, comparisonRequest, type Language, QUESTION_LIMIT, searchRequest } from '../requests.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { InputError } from './failureOf.ts';
import { formatAnswer } from './formatAnswer.ts';
import { formatPassage } from './formatPassage.ts';
import { formatSearch } from './formatSearch.ts';
import { open, print } from './open.ts';
import { printableJson } from './text.ts';
import { words } from './words.ts';

/** So much is read of standard input at most, in characters: more than any question with white space around it. */
const READ = 20 * QUESTION_LIMIT;

const passageAsked = z.object({ id: z.string().trim().min(1) });

const FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

/** A conversation; the last question is answered. */
export async function ask(
  questions: string[],
  { json, withheld, study }: { json: boolean; withheld: boolean; study?: string[] },
  language: Language,
): Promise<ExitCode> {
  const own = words[language];
  if (questions.filter((question) => question === '-').length > 1) throw new InputError(own.onceOnly);
  const given: string[] = [];
  for (const question of questions) given.push(await read(question));
  const { messages, studies } = parse(
    chatRequest,
    { messages: given.map((content) => ({ role: 'user', content })), studies: study },
    { messages: own.question },
  );
  const { beleg, terminal } = await open();
  const response = await beleg.ask(messages, { otherwise: language, studies });
  const asked = messages.at(-1)!.content;
  print(json ? printableJson(response) : formatAnswer(response, { asked, withheld }, terminal));
  return response.abstained ? EXIT.unanswered : EXIT.done;
}

export async function compare(
  question: string,
  { format: wanted, json, study }: { format: string; json: boolean; study?: string[] },
  language: Language,
): Promise<ExitCode> {
  const request = comparisonRequest.extend({ format: z.enum(FORMATS) });
  const { q, format, studies } = parse(
    request,
    { q: await read(question), format: json ? 'json' : wanted, studies: study?.join(',') },
    { q: words[language].question, format: '--format' },
  );
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
  const { q, k, studies } = parse(
    searchRequest,
    { q: await read(query), k: most, studies: study?.join(',') },
    { q: words[language].query, k: '-k' },
  );
  const { beleg, terminal } = await open();
  const response = await beleg.search(q, k, studies);
  print(json ? printableJson(response) : formatSearch(response, words[language], terminal));
  return EXIT.done;
}

export async function passage(
  given: string,
  { json }: { json: boolean },
  language: Language,
): Promise<ExitCode> {
  const { id } = parse(passageAsked, { id: given }, { id: words[language].id });
  const { beleg, terminal } = await open();
  const response = await beleg.passage(id);
  print(json ? printableJson(response) : formatPassage(response, words[language], terminal));
  return EXIT.done;
}

/**
 * Checks what came as the interface does, and names what is wrong by what was typed.
 * @param names of arguments and options, by the fields of the request.
 */
function parse<Schema extends z.ZodType>(
  schema: Schema,
  input: unknown,
  names: Record<string, string>,
): z.output<Schema> {
  try {
    return parseRequest(schema, input);
  } catch (error) {
    if (!(error instanceof ApiError)) throw error;
    const typed: Record<string, string> = { studies: '--study', ...names };
    const named = (text: string) =>
      text.replace(/^(\w+)[\w.]*(?=: )/, (field, first: string) => typed[first] ?? field);
    throw new ApiError(error.status, error.code, { de: named(error.text.de), en: named(error.text.en) });
  }
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
