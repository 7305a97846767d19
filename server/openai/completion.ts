import { answerMarkdown } from '../answerMarkdown.ts';
import { legible } from '../legible.ts';
import { placePath } from '../placePath.ts';
import type { Language } from '../requests.ts';
import type { ChatResponse, Citation } from '../schema.ts';
import { titlesOf } from '../titlesOf.ts';
import { type Completion, type CompletionChunk, MODEL } from './schema.ts';

/**
 * Tokens are what a language model is paid by. None is asked for an answer from the study alone, and one that words the
 * answer is paid elsewhere. Many clients add up what they find here without looking whether there is anything.
 */
const NO_TOKENS = { prompt_tokens: 0, completion_tokens: 0, total_tokens: 0 };

/** Behind a marker that follows a sentence, and behind a block such as a table or a quote of the list. */
const PIECE_END = /(?<=\S \[\d+\] |\n\n)/;

/**
 * An answer as OpenAI's clients take it; a refusal is one like any other.
 * @param id unique among completions.
 * @param created Unix time, in seconds.
 * @param asked the last message of the reader.
 * @param origin of the page, to which the citations lead: `http://127.0.0.1:8787`.
 */
export function completionOf(
  response: ChatResponse,
  { asked, id, created, origin }: { asked: string; id: string; created: number; origin: string },
): Completion {
  const { answer: _, ...dependsOn } = response.receipt;
  const content = answerMarkdown(response, asked);
  return {
    id,
    object: 'chat.completion',
    created,
    model: MODEL,
    system_fingerprint: Object.values(dependsOn).join(' '),
    choices: [
      {
        index: 0,
        message: {
          role: 'assistant',
          content,
          refusal: null,
          annotations: response.citations.map((citation) =>
            annotationOf(citation, response.language, content, origin),
          ),
        },
        logprobs: null,
        finish_reason: 'stop',
      },
    ],
    usage: NO_TOKENS,
    beleg: response,
  };
}

/** The same completion bit by bit: its role, its text by sentences and blocks, and its end with all the rest. */
export function chunksOf(
  { choices, usage, beleg, ...head }: Completion,
  { includeUsage }: { includeUsage: boolean },
): CompletionChunk[] {
  const { content, annotations } = choices[0].message;
  type Choice = CompletionChunk['choices'][number];
  const chunk = (delta: Choice['delta'], finish_reason: Choice['finish_reason'] = null): CompletionChunk => ({
    ...head,
    object: 'chat.completion.chunk',
    choices: [{ index: 0, delta, logprobs: null, finish_reason }],
    ...(includeUsage && { usage: null }),
  });
  return [
    chunk({ role: 'assistant', content: '' }),
    ...content.split(PIECE_END).map((piece) => chunk({ content: piece })),
    { ...chunk({ annotations }, 'stop'), beleg },
    ...(includeUsage ? [{ ...chunk({}), choices: [], usage }] : []),
  ];
}

/** Every citation has its marker in the text, and no other square brackets stand there unescaped. */
function annotationOf(
  citation: Citation,
  language: Language,
  content: string,
  origin: string,
): Completion['choices'][0]['message']['annotations'][number] {
  const { n, passageId, start, end } = citation;
  const marker = `[${n}]`;
  const at = content.indexOf(marker);
  return {
    type: 'url_citation',
    url_citation: {
      start_index: at,
      end_index: at + marker.length,
      url: origin + placePath(passageId, { start, end }),
      title: legible(titlesOf(citation, language)),
    },
  };
}
