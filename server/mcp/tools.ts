import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { answerMarkdown } from '../answerMarkdown.ts';
import type { Beleg } from '../beleg.ts';
import { ApiError, parseRequest, wireError } from '../errors.ts';
import {
  chatRequest,
  comparisonRequest,
  MESSAGE_LIMIT,
  passageRequest,
  RESULTS,
  resultCount,
  searchRequest,
} from '../requests.ts';
import { chatResponse, passageResponse, type SearchResponse, searchResponse } from '../schema.ts';
import { passageText } from './passageText.ts';

/** Every tool reads, and reads the studies alone. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

const { q: query } = searchRequest.shape;
const question = comparisonRequest.shape.q;
// Models send null for what they leave out.
const language = chatRequest.shape.language
  .nullish()
  .describe("Language of the answer's own few words; by default that of the question. Quotes stay German.");
const studies = chatRequest.shape.studies
  .nullish()
  .describe(
    'Ids of the studies to use, taken together (see the resources); by default the one that ships with Beleg.',
  );

interface Tool<Input extends z.ZodObject, Content> {
  title: string;
  description: string;
  input: Input;
  output: z.ZodType<Content>;
  /** @param signal the client no longer wants the result. */
  contentOf(args: z.output<Input>, signal: AbortSignal): Promise<Content>;
  textOf(content: Content, args: z.output<Input>): string;
}

/** What can be asked of the studies, as tools of the protocol; each result is that of the HTTP interface, and text. */
export function registerTools(server: McpServer, beleg: Beleg, log: (error: unknown) => void): void {
  /** A failure is a result too, so that the model reads it; what is not meant for readers keeps its text to itself. */
  function addTool<Input extends z.ZodObject, Content extends Record<string, unknown>>(
    name: string,
    { title, description, input, output, contentOf, textOf }: Tool<Input, Content>,
  ): void {
    server.registerTool(
      name,
      { title, description, inputSchema: describing(input), outputSchema: output, annotations },
      async (given: unknown, { mcpReq: { signal } }): Promise<CallToolResult> => {
        try {
          const args = parseRequest(input, given ?? {});
          const structuredContent = await contentOf(args, signal);
          return { content: [{ type: 'text', text: textOf(structuredContent, args) }], structuredContent };
        } catch (error) {
          const isExpected = error instanceof ApiError || (error as Error).name === 'AbortError';
          if (!isExpected) log(error);
          return { content: [{ type: 'text', text: wireError(error).message }], isError: true };
        }
      },
    );
  }

  addTool('ask', {
    title: 'Ask the study',
    description:
      'Answers a question from the study alone, in its own German sentences, each with the passage and the very words it rests on. ' +
      'Use it for any question on the alliances of the USA with Japan and South Korea. Cite the passage ids. ' +
      'Where "abstained" is true, the study does not answer: "reason" says what is missing, "nearest" where to read on.',
    input: z.object({
      question: question.describe("The reader's question, in German or English."),
      previous: z
        .array(question)
        .max(MESSAGE_LIMIT - 1)
        .nullish()
        .describe('Earlier questions of the conversation, oldest first, where this one leans on them.'),
      language,
      studies,
    }),
    output: chatResponse,
    contentOf({ question, previous, language, studies }, signal) {
      const messages = [...(previous ?? []), question].map((content) => ({ role: 'user' as const, content }));
      return beleg.ask(messages, { language: language ?? undefined, studies: studies ?? undefined, signal });
    },
    textOf: (answer, { question }) => answerMarkdown(answer, question),
  });

  addTool('compare', {
    title: 'Compare parties',
    description:
      'Sets parties side by side in a table, aspect by aspect, in the study’s own German sentences with the same share of evidence for each; ' +
      'an empty cell means that the study says nothing on it. ' +
      'Use it for questions such as "Compare the troops in Japan and South Korea". Cite the passage ids.',
    input: z.object({
      question: question.describe('A question that names what to compare, standing alone.'),
      language,
      studies,
    }),
    output: chatResponse.required({ comparison: true }),
    contentOf: ({ question, language, studies }, signal) =>
      beleg.compare(question, { language: language ?? undefined, studies: studies ?? undefined, signal }),
    textOf: (answer) => answerMarkdown(answer),
  });

  addTool('search', {
    title: 'Search the study',
    description:
      'Finds the passages of the study that fit a query best, by meaning and by words, in German or English, best first, with their ids. ' +
      'Use it to gather material, or where ask refuses; it always finds something, so judge whether it fits.',
    input: z.object({
      query: query.describe('A question or keywords.'),
      k: resultCount.nullish().describe(`How many passages; ${RESULTS} where none is named.`),
      studies,
    }),
    output: searchResponse,
    contentOf: ({ query, k, studies }) => beleg.search(query, k ?? RESULTS, studies ?? undefined),
    textOf: foundText,
  });

  addTool('read_passage', {
    title: 'Read a passage',
    description:
      'Gives one passage of the study whole, with its section and the ids before and after it. ' +
      'Use it to check a quote in its place, or to read on.',
    input: passageRequest,
    output: passageResponse,
    contentOf: ({ id }) => beleg.passage(id),
    textOf(passage) {
      const { section, previous, next } = passage;
      const around = [previous && `Before it: ${previous}`, next && `After it: ${next}`];
      return [passageText(passage, section), around.filter(Boolean).join('. ')].join('\n\n');
    },
  });
}

/** A schema that tells clients what is expected, and leaves it to us to check it, and to say what is wrong. */
function describing(schema: z.ZodObject) {
  const { jsonSchema, ...standard } = schema['~standard'];
  return { '~standard': { ...standard, jsonSchema, validate: (value: unknown) => ({ value }) } };
}

function foundText({ query, passages }: SearchResponse): string {
  const found = passages.map((passage, at) => `${at + 1}. ${passageText(passage, passage.section)}`);
  return [`The passages that fit "${query}" best:`, ...found].join('\n\n');
}
