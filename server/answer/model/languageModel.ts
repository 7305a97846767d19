import type { BaseMessageChunk } from '@langchain/core/messages';
import { SettingError } from '#index/settingError.ts';
import { ModelFailure, type ModelFailureCause, statusOf } from './modelFailure.ts';

/** What a language model is told: the rules, and what they are to be applied to. */
export interface Prompt {
  rules: string;
  task: string;
}

export interface LanguageModel {
  /** `provider:name`, as it was set. */
  readonly name: string;
  /**
   * Its text, piece by piece.
   * @throws {ModelFailure} where it cannot be asked, or ends before it has finished.
   */
  write(prompt: Prompt, signal: AbortSignal): AsyncIterable<string>;
}

/** `MODEL` names no model that can be loaded; the message may be shown to the user. */
class ModelError extends SettingError {
  override readonly name = 'ModelError';

  constructor(setting: string, expected: SettingError['text']) {
    super({
      de: `MODEL ist „${setting}“; erwartet wird ${expected.de}`,
      en: `MODEL is "${setting}"; expected ${expected.en}`,
    });
  }
}

const FINISHES = ['finish_reason', 'stop_reason', 'done_reason', 'finishReason', 'stopReason'];
/** It ran out of room. */
const TOO_LONG = /^(length|max_tokens|max_output_tokens|model_length)$/i;
/** Its provider, or itself, would not have it said. */
const REFUSED = /filter|safety|refusal|recitation|blocklist|prohibited|guardrail|blocked/i;

/** Servers of one's own ask for no key, but the provider's library does. */
const NO_KEY = 'none';

/**
 * Loads a language model through LangChain. Its address and key are taken from the variables that its provider names:
 * `OPENAI_BASE_URL` and `OPENAI_API_KEY`, `OLLAMA_BASE_URL`, `ANTHROPIC_API_KEY` …
 * @param setting `provider:name`, such as `ollama:llama3.1:8b`.
 * @throws {ModelError} where the provider is unknown, its package is missing, or it lacks its key.
 */
export async function loadLanguageModel(setting: string): Promise<LanguageModel> {
  // Loaded here: whoever sets no model does without it.
  const { initChatModel, MODEL_PROVIDER_CONFIG } = await import('langchain/chat_models/universal');
  const colon = setting.indexOf(':');
  const [provider, name] = [setting.slice(0, colon), setting.slice(colon + 1)];
  const config = MODEL_PROVIDER_CONFIG[provider as keyof typeof MODEL_PROVIDER_CONFIG];
  if (colon < 1 || !name || !config) {
    const providers = Object.keys(MODEL_PROVIDER_CONFIG).join(', ');
    throw new ModelError(setting, {
      de: `Anbieter:Name, wie ollama:llama3.1:8b; Anbieter sind ${providers}`,
      en: `provider:name, such as ollama:llama3.1:8b; providers are ${providers}`,
    });
  }
  try {
    import.meta.resolve(config.package);
  } catch {
    const install = `npm install --no-save ${config.package}`;
    throw new ModelError(setting, {
      de: `dass sein Paket da ist: ${install} (kein Teil von Beleg)`,
      en: `its package to be installed: ${install} (not part of Beleg)`,
    });
  }
  const { OPENAI_API_KEY, OPENAI_BASE_URL } = process.env;
  // LangChain would say so at the first question.
  if (provider === 'openai' && !OPENAI_API_KEY && !OPENAI_BASE_URL) {
    throw new ModelError(setting, {
      de: 'dass OPENAI_API_KEY gesetzt ist, oder OPENAI_BASE_URL für einen eigenen Server',
      en: 'OPENAI_API_KEY, or OPENAI_BASE_URL for a server of your own, to be set',
    });
  }
  const fields = {
    modelProvider: provider,
    // By default it asks six times, and an answer that is late is of no use.
    maxRetries: 0,
    ...(provider === 'openai' && !OPENAI_API_KEY && { apiKey: NO_KEY }),
  };
  let model: Awaited<ReturnType<typeof initChatModel>>;
  try {
    model = await initChatModel(name, fields);
    // The provider's own object is made when it is first used; here it complains of a missing key.
    await model._getModelInstance();
  } catch (error) {
    const why = firstLine(error);
    throw new ModelError(setting, {
      de: `ein Modell, das sich laden lässt (${why})`,
      en: `a model that can be loaded (${why})`,
    });
  }
  return {
    name: setting,
    async *write({ rules, task }, signal) {
      let finish: string | undefined;
      let began = false;
      try {
        const chunks = await model.stream(
          [
            { role: 'system', content: rules },
            { role: 'user', content: task },
          ],
          { signal },
        );
        for await (const chunk of chunks) {
          finish = finishOf(chunk) ?? finish;
          began = true;
          // A model that only thinks says nothing.
          if (chunk.text) yield chunk.text;
        }
      } catch (error) {
        signal.throwIfAborted();
        const reason = causeOf(error);
        throw new ModelFailure(began && reason === 'unreachable' ? 'broken' : reason, { cause: error });
      }
      // A stream that was cut off ends as quietly as one that is complete.
      if (finish === undefined) throw new ModelFailure('broken');
      if (TOO_LONG.test(finish)) throw new ModelFailure('endless');
      if (REFUSED.test(finish)) throw new ModelFailure('refusing');
    },
  };
}

/** How a model says that it has finished, by the names that providers have for it. */
function finishOf({ response_metadata, additional_kwargs }: BaseMessageChunk): string | undefined {
  const told = { ...additional_kwargs, ...response_metadata } as Record<string, string | null | undefined>;
  return FINISHES.map((name) => told[name]).find((reason) => reason) ?? undefined;
}

function causeOf(error: unknown): ModelFailureCause {
  const code = statusOf(error) ?? Number.NaN;
  if (code === 401 || code === 403) return 'denied';
  if (code === 404) return 'unknown';
  if (code === 429) return 'busy';
  if (code >= 500) return 'failing';
  if (code >= 400) return 'refusing';
  return isConnectionError(error) ? 'unreachable' : 'broken';
}

/** Before an answer began: no such host, nobody there, a connection that was closed at once. */
function isConnectionError(error: unknown): boolean {
  const { name, code, cause, message } = (error ?? {}) as Error & { code?: string };
  return (
    name === 'APIConnectionError' ||
    /^(ECONN|ENOTFOUND|EHOST|ENET|EAI_)/.test(code ?? '') ||
    message === 'fetch failed' ||
    (cause !== undefined && cause !== error && isConnectionError(cause))
  );
}

function firstLine(error: unknown): string {
  return String(error instanceof Error ? error.message : error).split('\n')[0]!;
}
