import type { BaseLanguageModelInput } from '@langchain/core/language_models/base';
import { type BaseMessage, type BaseMessageLike, coerceMessageLikeToMessage } from '@langchain/core/messages';
import { Runnable, type RunnableConfig } from '@langchain/core/runnables';
import { z } from 'zod';
import type { Beleg } from '../beleg.ts';
import { ApiError, parseRequest, shortened } from '../errors.ts';
import { openBeleg } from '../open.ts';
import { completionRequest, MODEL } from '../openai/schema.ts';
import { chatRequest, type Language } from '../requests.ts';
import type { ChatResponse } from '../schema.ts';

/** Who takes part, by LangChain's names. How Beleg answers is fixed: system prompts and what tools say never reach it. */
const ROLES: Record<string, string> = { human: 'user', ai: 'assistant' };

const settings = z.object({
  language: chatRequest.shape.language,
  studies: chatRequest.shape.studies,
});

export interface BelegAnswererFields {
  /** Of the answer's own words; by default that of the question. */
  language?: Language;
  /** Ids of the studies to ask, taken together; by default the one that ships with Beleg. */
  studies?: string[];
}

/**
 * Beleg's own answer, with its citations or the reason of its refusal: that of `POST /api/chat`. It takes what a chat
 * model takes: a question, a conversation, or what a prompt makes of them.
 */
export class BelegAnswerer extends Runnable<BaseLanguageModelInput, ChatResponse> {
  override lc_namespace = ['beleg'];
  readonly #beleg: Beleg;
  readonly #settings: z.output<typeof settings>;

  /** @throws {ApiError} where the language is none of ours, or the studies are no ids. */
  constructor(beleg: Beleg, { language, studies }: BelegAnswererFields = {}) {
    super();
    this.#beleg = beleg;
    this.#settings = parseRequest(settings, { language, studies });
  }

  static async open(fields?: BelegAnswererFields): Promise<BelegAnswerer> {
    return new BelegAnswerer((await openBeleg()).beleg, fields);
  }

  /** @throws {ApiError} where the input is none of these, or the question is empty, too long, or more than text. */
  override invoke(input: BaseLanguageModelInput, options?: Partial<RunnableConfig>): Promise<ChatResponse> {
    return this._callWithConfig(
      async (given: BaseLanguageModelInput, config?: Partial<RunnableConfig>) => {
        // As those of OpenAI's clients: what was said before is left out where Beleg would not take it.
        const { messages } = parseRequest(completionRequest, { model: MODEL, messages: messagesOf(given) });
        return this.#beleg.ask(messages, { ...this.#settings, signal: config?.signal });
      },
      input,
      options,
    );
  }
}

/** Still to be checked by `completionRequest`. */
function messagesOf(input: BaseLanguageModelInput): unknown {
  if (typeof input === 'string') return [{ role: 'user', content: input }];
  if (!Array.isArray(input)) return input?.toChatMessages ? messagesOf(input.toChatMessages()) : input;
  return input
    .map(messageOf)
    .filter(({ type }) => type in ROLES)
    .map(({ type, content }) => ({ role: ROLES[type], content }));
}

function messageOf(like: BaseMessageLike, at: number): BaseMessage {
  try {
    return coerceMessageLikeToMessage(like);
  } catch {
    const given = shortened(JSON.stringify(like) ?? String(like));
    throw new ApiError(400, 'bad_request', {
      de: `messages.${at}: erwartet wird eine Nachricht wie ["human", "…"] (erhalten: ${given})`,
      en: `messages.${at}: expected is a message such as ["human", "…"] (received: ${given})`,
    });
  }
}
