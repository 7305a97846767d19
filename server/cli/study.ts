/** The commands that speak to the study, in this process: no server is needed. */
import { z } from 'zod';
import { assemble } from '../assemble.ts';
import { type Beleg, createBeleg } from '../beleg.ts';
import { comparisonCsv, comparisonJson, comparisonMarkdown } from '../comparisonFile.ts';
import { originOf, readEnv } from '../env.ts';
import { parseRequest } from '../errors.ts';
import { chatRequest, comparisonRequest, type Language, QUESTION_LIMIT, searchRequest } from '../requests.ts';
import { EXIT, type ExitCode } from './exitCode.ts';
import { formatAnswer } from './formatAnswer.ts';
import { formatPassage } from './formatPassage.ts';
import { formatSearch } from './formatSearch.ts';
import { type Terminal, terminalOf } from './terminal.ts';
import { words } from './words.ts';

/** So much is read of standard input at most, in characters: more than any question with white space around it. */
const READ = 20 * QUESTION_LIMIT;

const FORMATS = ['text', 'markdown', 'csv', 'json'] as const;

/** A conversation; the last question is answered. */
export async function ask(
  questions: string[],
  { json, withheld }: { json: boolean; withheld: boolean },
  language: Language,
): Promise<ExitCode> {
  const given: string[] = [];
  for (const question of questions) given.push(await read(question));
  const { messages } = parseRequest(chatRequest, {
    messages: given.map((content) => ({ role: 'user', content })),
  });
  const { beleg, terminal } = await open();
  const response = await beleg.ask(messages, { otherwise: language });
  const asked = messages.at(-1)!.content;
  print(json ? JSON.stringify(response) : formatAnswer(response, { asked, withheld }, terminal));
  return response.abstained ? EXIT.unanswered : EXIT.done;
}

export async function compare(
  question: string,
  options: { format: string },
  language: Language,
): Promise<ExitCode> {
  const request = comparisonRequest.extend({ format: z.enum(FORMATS) });
  const { q, format } = parseRequest(request, { q: await read(question), ...options });
  const { beleg, terminal } = await open();
  const response = await beleg.compare(q, { otherwise: language });
  const { comparison, citations, language: spoken } = response;
  const formatted = {
    text: () => formatAnswer(response, { asked: q, withheld: false }, terminal),
    markdown: () => comparisonMarkdown(response, comparison, spoken),
    csv: () => comparisonCsv(comparison, citations, spoken),
    json: () => JSON.stringify(comparisonJson(response)),
  };
  print(formatted[format]());
  return EXIT.done;
}

export async function search(
  query: string,
  { k: most, json }: { k?: string; json: boolean },
  language: Language,
): Promise<ExitCode> {
  const { q, k } = parseRequest(searchRequest, { q: await read(query), k: most });
  const { beleg, terminal } = await open();
  const response = await beleg.search(q, k);
  print(json ? JSON.stringify(response) : formatSearch(response, words[language], terminal));
  return EXIT.done;
}

export async function passage(
  id: string,
  { json }: { json: boolean },
  language: Language,
): Promise<ExitCode> {
  const { beleg, terminal } = await open();
  const response = await beleg.passage(id);
  print(json ? JSON.stringify(response) : formatPassage(response, words[language], terminal));
  return EXIT.done;
}

async function open(): Promise<{ beleg: Beleg; terminal: Terminal }> {
  const { host, port, ...settings } = readEnv(process.env);
  const parts = await assemble(settings, { say: (line) => console.error(`index: ${line}`) });
  return {
    beleg: createBeleg(parts),
    terminal: terminalOf(process.stdout, process.env, originOf(host, port)),
  };
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

/** Files that end in a line end already are given as they are. */
function print(text: string): void {
  process.stdout.write(text.endsWith('\n') ? text : `${text}\n`);
}
