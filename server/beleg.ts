import type { Study } from '#corpus/types.ts';
import { analyzerOf } from '#index/build.ts';
import type { Search } from '#index/search.ts';
import { createWordMarker } from '#index/wordMarker.ts';
import type { Answer, Answerer, AnswerProgress } from './answer/answerer.ts';
import { receiptOf } from './answer/receipt.ts';
import { ApiError } from './errors.ts';
import type { ChatMessage, Language } from './requests.ts';
import type {
  ChatResponse,
  Comparison,
  HealthResponse,
  PassageResponse,
  SearchResponse,
  StudyResponse,
} from './schema.ts';
import { foundPassage, readerPassage } from './wire.ts';

export interface BelegParts {
  study: Study;
  search: Search;
  answerer: Answerer;
  encoder: { id: string; dimensions: number };
  index: { fingerprint: string };
}

export interface AskOptions extends AnswerProgress {
  /** Of the answer's own words; by default that of the question. */
  language?: Language | undefined;
  /** Where no question tells its language. */
  otherwise?: Language | undefined;
}

export type ComparisonResponse = ChatResponse & { comparison: Comparison };

/** The study, asked, searched and read: what every door to it gives, as the wire shows it. */
export interface Beleg {
  readonly study: StudyResponse;
  readonly health: HealthResponse;
  /** @param messages a conversation, checked by `chatRequest`; the last is the reader's. */
  ask(messages: ChatMessage[], options?: AskOptions): Promise<ChatResponse>;
  /** @throws {ApiError} 404 where the question gives no comparison. */
  compare(question: string, options?: AskOptions): Promise<ComparisonResponse>;
  /** The `k` best passages, best first, and where the words of the query stand in them. */
  search(query: string, k: number): Promise<SearchResponse>;
  /** @throws {ApiError} 404 where the study has no such passage. */
  passage(id: string): PassageResponse;
}

export function createBeleg({ study, search, answerer, encoder, index }: BelegParts): Beleg {
  const mark = createWordMarker(analyzerOf(study));
  const dependsOn = { encoder: encoder.id, index: index.fingerprint, answerer: answerer.id };
  const at = new Map(study.passages.map(({ id }, position) => [id, position]));

  async function ask(
    messages: ChatMessage[],
    { language, otherwise, ...progress }: AskOptions = {},
  ): Promise<ChatResponse> {
    const started = performance.now();
    const findings = await answerer.find(messages, language, otherwise);
    await progress.onFound?.(findings);
    const answer = await findings.answer(progress);
    const receipt = receiptOf(answer, {
      ...dependsOn,
      ...(isWorded(answer) && answerer.model && { model: answerer.model }),
    });
    return { ...answer, receipt, tookMs: performance.now() - started };
  }

  return {
    study: {
      title: study.title,
      sections: study.sections.map(({ id, title, level }) => ({
        id,
        title,
        level,
        passages: study.passages.filter(({ sectionId }) => sectionId === id).map(readerPassage),
      })),
    },
    health: {
      status: 'ok',
      study: { title: study.title, passages: study.passages.length, sections: study.sections.length },
      encoder: { id: encoder.id, dimensions: encoder.dimensions },
      answerer: answerer.id,
      ...(answerer.model && { model: answerer.model }),
      index: { fingerprint: index.fingerprint },
    },
    ask,

    async compare(question, options) {
      const answer = await ask([{ role: 'user', content: question }], options);
      const { comparison } = answer;
      if (comparison) return { ...answer, comparison };
      throw new ApiError(404, 'no_comparison', {
        de: `„${question}“ ergibt keinen Vergleich; erwartet wird eine Frage wie „Vergleiche die Truppenpräsenz in Japan und Südkorea“.`,
        en: `"${question}" gives no comparison; expected is a question such as "Compare the troops in Japan and South Korea".`,
      });
    },

    async search(query, k) {
      const started = performance.now();
      const passages = (await search(query, k)).map((result) => {
        const { matched, ...found } = foundPassage(result);
        return { ...found, matched: { ...matched, words: mark(found.text, matched.terms) } };
      });
      return { query, passages, tookMs: performance.now() - started };
    },

    passage(id) {
      const position = at.get(id);
      if (position === undefined) {
        throw new ApiError(404, 'unknown_passage', {
          de: `Die Studie hat keine Textstelle „${id}“; erwartet wird eine Kennung wie „${study.passages[0]!.id}“.`,
          en: `The study has no passage "${id}"; expected is an id such as "${study.passages[0]!.id}".`,
        });
      }
      const passage = study.passages[position]!;
      const previous = study.passages[position - 1]?.id;
      const next = study.passages[position + 1]?.id;
      return {
        ...readerPassage(passage),
        sentences: passage.sentences,
        ...(previous && { previous }),
        ...(next && { next }),
      };
    },
  };
}

/** Whether a language model worded any of it. */
function isWorded({ answer }: Answer): boolean {
  return answer.sentences.some(({ role }) => role === 'paraphrase');
}
