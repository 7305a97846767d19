import type { CallToolResult, McpServer } from '@modelcontextprotocol/server';
import { z } from 'zod';
import { answerMarkdown } from '../answerMarkdown.ts';
import type { Beleg } from '../beleg.ts';
import { ApiError, wireError } from '../errors.ts';
import { chatRequest, comparisonRequest, MESSAGE_LIMIT, passageRequest, searchRequest } from '../requests.ts';
import { chatResponse, passageResponse, type SearchResponse, searchResponse } from '../schema.ts';
import { passageText } from './passageText.ts';

/** Every tool reads, and reads the study alone. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false };

const { q: query, k } = searchRequest.shape;
const question = comparisonRequest.shape.q;
const language = comparisonRequest.shape.language.describe(
  "Language of the answer's own few words; by default that of the question. Quotes stay German.",
);

const studies = chatRequest.shape.studies.describe(
  'Ids of the studies to use, taken together (see the resources); by default the one that ships with Beleg.',
);

/** What can be asked of the study, as tools of the protocol; each result is that of the HTTP interface, and text. */
export function registerTools(server: McpServer, beleg: Beleg, log: (error: unknown) => void): void {
  /** A failure is a result too, so that the model reads it; what is not meant for readers keeps its text to itself. */
  async function resultOf<Content extends Record<string, unknown>>(
    contentOf: () => Content | Promise<Content>,
    textOf: (content: Content) => string,
  ): Promise<CallToolResult> {
    try {
      const structuredContent = await contentOf();
      return { content: [{ type: 'text', text: textOf(structuredContent) }], structuredContent };
    } catch (error) {
      const isMeant = error instanceof ApiError || (error as Error).name === 'AbortError';
      if (!isMeant) log(error);
      return { content: [{ type: 'text', text: wireError(error).message }], isError: true };
    }
  }

  server.registerTool(
    'ask',
    {
      title: 'Ask the study',
      description:
        'Answers a question from the study alone, in its own German sentences, each with the passage and the very words it rests on. ' +
        'Use it for any question on the alliances of the USA with Japan and South Korea. Cite the passage ids. ' +
        'Where "abstained" is true, the study does not answer: "reason" says what is missing, "nearest" where to read on.',
      inputSchema: z.object({
        question: question.describe("The reader's question, in German or English."),
        previous: z
          .array(question)
          .max(MESSAGE_LIMIT - 1)
          .default([])
          .describe('Earlier questions of the conversation, oldest first, where this one leans on them.'),
        language,
        studies,
      }),
      outputSchema: chatResponse,
      annotations,
    },
    ({ question, previous, language, studies }, { mcpReq: { signal } }) => {
      const messages = [...previous, question].map((content) => ({ role: 'user' as const, content }));
      return resultOf(
        () => beleg.ask(messages, { language, studies, signal }),
        (answer) =>
          answer.question === question
            ? answerMarkdown(answer)
            : `Understood as: ${answer.question}\n\n${answerMarkdown(answer)}`,
      );
    },
  );

  server.registerTool(
    'compare',
    {
      title: 'Compare parties',
      description:
        'Sets parties side by side in a table, aspect by aspect, in the study’s own German sentences with the same share of evidence for each; ' +
        'an empty cell means that the study says nothing on it. ' +
        'Use it for questions such as "Compare the troops in Japan and South Korea". Cite the passage ids.',
      inputSchema: z.object({
        question: question.describe('A question that names what to compare, standing alone.'),
        language,
        studies,
      }),
      outputSchema: chatResponse.required({ comparison: true }),
      annotations,
    },
    ({ question, language, studies }, { mcpReq: { signal } }) =>
      resultOf(() => beleg.compare(question, { language, studies, signal }), answerMarkdown),
  );

  server.registerTool(
    'search',
    {
      title: 'Search the study',
      description:
        'Finds the passages of the study that fit a query best, by meaning and by words, in German or English, best first, with their ids. ' +
        'Use it to gather material, or where ask refuses; it always finds something, so judge whether it fits.',
      inputSchema: z.object({
        query: query.describe('A question or keywords.'),
        k: k.describe('How many passages.'),
        studies,
      }),
      outputSchema: searchResponse,
      annotations,
    },
    ({ query, k, studies }) => resultOf(() => beleg.search(query, k, studies), foundText),
  );

  server.registerTool(
    'read_passage',
    {
      title: 'Read a passage',
      description:
        'Gives one passage of the study whole, with its section and the ids before and after it. ' +
        'Use it to check a quote in its place, or to read on.',
      inputSchema: passageRequest,
      outputSchema: passageResponse,
      annotations,
    },
    ({ id }) =>
      resultOf(
        () => beleg.passage(id),
        (passage) => {
          const { section, previous, next } = passage;
          const around = [previous && `Before it: ${previous}`, next && `After it: ${next}`];
          return [passageText(passage, section), around.filter(Boolean).join('. ')].join('\n\n');
        },
      ),
  );
}

function foundText({ query, passages }: SearchResponse): string {
  const found = passages.map((passage, at) => `${at + 1}. ${passageText(passage, passage.section)}`);
  return [`The passages that fit "${query}" best:`, ...found].join('\n\n');
}
