import { studyIdOf } from '#corpus/studyId.ts';
import type { Study } from '#corpus/types.ts';
import { analyzerOf } from '#index/build.ts';
import type { StudyEntry } from '#index/types.ts';
import { createWordMarker, type WordMarker } from '#index/wordMarker.ts';
import type { Answer, AnswerProgress } from './answer/answerer.ts';
import { studyLanguage } from './answer/language.ts';
import { receiptOf } from './answer/receipt.ts';
import { ApiError, shortened } from './errors.ts';
import type { Library, Selection } from './library.ts';
import type { ChatMessage, Language } from './requests.ts';
import type {
  ChatResponse,
  Comparison,
  HealthResponse,
  PassageResponse,
  SearchResponse,
  StudyResponse,
} from './schema.ts';
import { createTurns } from './turns.ts';
import { foundPassage, readerPassage } from './wire.ts';

/** The shipped study, opened, and the library that has it and the others. */
export interface BelegParts extends Selection {
  library: Library;
  encoder: { id: string; dimensions: number };
}

export interface AskOptions extends AnswerProgress {
  /** Of the answer's own words; by default that of the question. */
  language?: Language | undefined;
  /** Where no question tells its language. */
  otherwise?: Language | undefined;
  /** Ids of the studies to ask, taken together; by default the shipped one. */
  studies?: readonly string[] | undefined;
}

export type ComparisonResponse = ChatResponse & { comparison: Comparison };

/** The studies, asked, searched and read: what every door to them gives, as the wire shows it. */
export interface Beleg {
  readonly health: HealthResponse;
  /** What can be asked, searched and read. */
  studies(): Promise<StudyEntry[]>;
  /**
   * By default the shipped study.
   * @throws {ApiError} 404 where there is none of this id.
   */
  study(id?: string): Promise<StudyResponse>;
  /**
   * @param messages a conversation, checked by `chatRequest`; the last is the reader's.
   * @throws {ApiError} 404 where there is none of one of the studies, here and below.
   */
  ask(messages: ChatMessage[], options?: AskOptions): Promise<ChatResponse>;
  /** @throws {ApiError} 404 where the question gives no comparison. */
  compare(question: string, options?: AskOptions): Promise<ComparisonResponse>;
  /** The `k` best passages, best first, and where the words of the query stand in them. */
  search(query: string, k: number, studies?: readonly string[]): Promise<SearchResponse>;
  /** @throws {ApiError} 404 where no study has such a passage. */
  passage(id: string): Promise<PassageResponse>;
}

export function createBeleg({ library, encoder, ...shipped }: BelegParts): Beleg {
  const turn = createTurns();
  const markers = new WeakMap<Study, WordMarker>();

  async function select(studies: readonly string[] | undefined): Promise<Selection> {
    if (!studies || studies.every((id) => id === shipped.study.id)) return shipped;
    return library.select(studies);
  }

  async function studyOf(id: string): Promise<Study> {
    return id === shipped.study.id ? shipped.study : library.study(id);
  }

  async function markerOf(passageId: string): Promise<WordMarker> {
    const study = await studyOf(studyIdOf(passageId));
    const mark = markers.get(study) ?? createWordMarker(analyzerOf(study));
    markers.set(study, mark);
    return mark;
  }

  async function ask(
    messages: ChatMessage[],
    { language, otherwise, studies, ...progress }: AskOptions = {},
  ): Promise<ChatResponse> {
    await turn();
    const started = performance.now();
    const { answerer, index } = await select(studies);
    const findings = await answerer.find(messages, language, otherwise);
    await progress.onFound?.(findings);
    const answer = await findings.answer(progress);
    const receipt = receiptOf(answer, {
      encoder: encoder.id,
      index: index.fingerprint,
      answerer: answerer.id,
      ...(isWorded(answer) && answerer.model && { model: answerer.model }),
    });
    return { ...answer, receipt, tookMs: performance.now() - started };
  }

  return {
    health: {
      status: 'ok',
      study: {
        title: shipped.study.title,
        passages: shipped.study.passages.length,
        sections: shipped.study.sections.length,
      },
      encoder: { id: encoder.id, dimensions: encoder.dimensions },
      answerer: shipped.answerer.id,
      ...(shipped.answerer.model && { model: shipped.answerer.model }),
      index: { fingerprint: shipped.index.fingerprint },
    },

    studies: () => library.list(),

    async study(id = shipped.study.id) {
      return studyResponseOf(await studyOf(id));
    },

    ask,

    async compare(question, options) {
      const answer = await ask([{ role: 'user', content: question }], options);
      const { comparison } = answer;
      if (comparison) return { ...answer, comparison };
      const asked = shortened(question);
      throw new ApiError(404, 'no_comparison', {
        de: `„${asked}“ ergibt keinen Vergleich; erwartet wird eine Frage wie „Vergleiche die Truppenpräsenz in Japan und Südkorea“.`,
        en: `"${asked}" gives no comparison; expected is a question such as "Compare the troops in Japan and South Korea".`,
      });
    },

    async search(query, k, studies) {
      await turn();
      const started = performance.now();
      const { search } = await select(studies);
      const passages = [];
      for (const result of await search(query, k)) {
        const { matched, ...found } = foundPassage(result);
        const mark = await markerOf(found.id);
        passages.push({ ...found, matched: { ...matched, words: mark(found.text, matched.terms) } });
      }
      return { query, passages, tookMs: performance.now() - started };
    },

    async passage(id) {
      const { passages } = await studyOf(studyIdOf(id));
      const position = passages.findIndex((passage) => passage.id === id);
      if (position < 0) {
        const asked = shortened(id);
        throw new ApiError(404, 'unknown_passage', {
          de: `Die Studie hat keine Textstelle „${asked}“; erwartet wird eine Kennung wie „${passages[0]!.id}“.`,
          en: `The study has no passage "${asked}"; expected is an id such as "${passages[0]!.id}".`,
        });
      }
      const passage = passages[position]!;
      const previous = passages[position - 1]?.id;
      const next = passages[position + 1]?.id;
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

const responses = new WeakMap<Study, StudyResponse>();

/** Made once: it is large. */
function studyResponseOf(study: Study): StudyResponse {
  const known = responses.get(study);
  if (known) return known;
  const { id, title, sections, passages } = study;
  const response = {
    id,
    title,
    language: studyLanguage(study),
    sections: sections.map(({ id, title, level }) => ({
      id,
      title,
      level,
      passages: passages.filter(({ sectionId }) => sectionId === id).map(readerPassage),
    })),
  };
  responses.set(study, response);
  return response;
}
