import { studyIdOf } from '#corpus/studyId.ts';
import type { Passage, Study } from '#corpus/types.ts';
import { isRetrieved } from '#index/chunk.ts';
import { AnswerFinder, type Place } from '#index/questions.ts';
import type { Terms } from '#index/terms.ts';
import { words } from '#index/text.ts';
import type { Language } from '../requests.ts';
import { type AspectId, aspectsOf } from './aspects.ts';
import { announcedLists, findEnumerations } from './enumerations.ts';
import { studyLanguage } from './language.ts';
import { leansOn } from './leanOn.ts';
import { coordinated, mentionCount, mentionsIn, type PartyId, partiesIn } from './parties.ts';
import { definitionOf } from './question.ts';
import { type Speaker, speakerOf } from './speaker.ts';

/** A sentence of the study with all that an answer needs to know of it; read once, at start. */
export interface Statement {
  passage: Passage;
  /** Its position among the passage's sentences. */
  index: number;
  text: string;
  /** That of its study. */
  language: Language;
  terms: ReadonlySet<string>;
  /** Words it has. */
  length: number;
  /** Parties it names. */
  parties: PartyId[];
  /** Parties that the titles over it name. */
  titled: PartyId[];
  /** Parties it is about: those it names, else those that its surroundings are about. */
  about: PartyId[];
  speaker: Speaker;
  aspects: AspectId[];
  /** Needs the sentence before to be understood. */
  leans: boolean;
  /** `55 300`, `2015`: the figures it holds, digits alone. */
  figures: string[];
}

export interface Statements {
  /** The sentences of a passage, in order. */
  of(passage: Passage): Statement[];
  /** Other places where the study says the same. */
  twinsOf(statement: Statement): Statement[];
  /** Other places where the study says otherwise. */
  contradicting(statement: Statement): Statement[];
  /** The sentence that explains an abbreviation. */
  defining(term: string): Statement | undefined;
  /** All parts of the list that a sentence is one of, in order; empty where it is of none. */
  listOf(statement: Statement): Statement[];
}

/**
 * @param finder knows which places say the same.
 * @param discrepancies groups of quotes in which the study differs with itself.
 */
export function readStatements(
  study: Study,
  terms: Terms,
  finder: AnswerFinder,
  discrepancies: string[][] = [],
): Statements {
  const language = studyLanguage(study);
  const byPassage = new Map(
    study.passages.filter(isRetrieved).map((passage) => [passage.id, readPassage(passage, terms, language)]),
  );
  const exact = new AnswerFinder(study.passages);
  const at = (places: Place[]) =>
    places.flatMap(({ passageId, sentences }) => sentences.map((index) => byPassage.get(passageId)![index]!));
  const all = [...byPassage.values()].flat();
  const lists = [...findEnumerations(all), ...announcedLists([...byPassage.values()])];
  const differing = discrepancies.map((quotes) => quotes.map((quote) => at(exact.find([quote]))));
  const twins = new Map<Statement, Statement[]>();
  return {
    of: ({ id }) => byPassage.get(id) ?? [],
    twinsOf(statement) {
      const known = twins.get(statement);
      if (known) return known;
      const found = at(finder.find([statement.text])).filter((twin) => twin !== statement);
      twins.set(statement, found);
      return found;
    },
    contradicting: (statement) =>
      differing
        .filter((group) => group.some((places) => places.includes(statement)))
        .flatMap((group) => group.filter((places) => !places.includes(statement)))
        .map((places) => places[0]!),
    defining(term) {
      const defines = definitionOf(term);
      return all.find(({ text }) => defines(text));
    },
    listOf: (statement) => lists.find((list) => list.includes(statement)) ?? [],
  };
}

/** The statements of several studies taken together: what one says of itself holds for it alone. */
export function joinStatements(byStudy: ReadonlyMap<string, Statements>): Statements {
  const all = [...byStudy.values()];
  const ownOf = ({ id }: Passage) => byStudy.get(studyIdOf(id))!;
  return {
    of: (passage) => ownOf(passage).of(passage),
    twinsOf: (statement) => ownOf(statement.passage).twinsOf(statement),
    contradicting: (statement) => ownOf(statement.passage).contradicting(statement),
    listOf: (statement) => ownOf(statement.passage).listOf(statement),
    defining(term) {
      for (const statements of all) {
        const found = statements.defining(term);
        if (found) return found;
      }
      return undefined;
    },
  };
}

function readPassage(passage: Passage, terms: Terms, language: Language): Statement[] {
  const statements: Statement[] = [];
  const titled = partiesIn(passage.path.join(' '));
  passage.sentences.forEach(({ start, end }, index) => {
    const text = passage.text.slice(start, end);
    const before = statements.at(-1);
    const parties = partiesIn(text);
    statements.push({
      passage,
      index,
      text,
      language,
      terms: terms.of(text),
      length: words(text).length,
      titled,
      parties,
      about: aboutOf(text, parties, () => contextOf(passage, text, before)),
      speaker: speakerOf(text, before?.speaker),
      aspects: aspectsOf(text),
      leans: leansOn(text, language),
      figures: figuresIn(text),
    });
  });
  return statements;
}

/** `Anders als in der Nato …`: who is named is what the subject is not. */
const FOIL = /(?<!\p{L})(anders als|im (Unterschied|Gegensatz|Vergleich) zu)/iu;

/** Whom a sentence names, and whom it leaves unnamed: the ally where it names the USA alone, the subject of a contrast. */
function aboutOf(text: string, parties: PartyId[], context: () => PartyId[]): PartyId[] {
  const isEnough = parties.some((party) => party !== 'usa') && !FOIL.test(text);
  return isEnough ? parties : [...new Set([...parties, ...context()])];
}

/** Words that stand for both alliances, or all who are in them. */
const ALLIED =
  /(?<!\p{L})(die|den|der|beide[nr]?|diese[nr]?) (beiden |drei |zwei |asiatischen |bilateralen )*(Bündniss?en?|Bündnisse|Allianzen|Verbündeten|Bündnispartnern?|Allianzpartnern?|Hauptstädten?)(?!\p{L})|(?<!\p{L})drei (Länder|Partner|Staaten)/iu;

/** What a sentence that names no party is about: its country, its heading's party, else that of its passage. */
function contextOf(passage: Passage, sentence: string, before: Statement | undefined): PartyId[] {
  const { machineRead, path, text } = passage;
  if (ALLIED.test(sentence)) return ['usa', 'japan', 'southKorea'];
  if (machineRead?.country) return partiesIn(machineRead.country);
  const titled = partiesIn(path.at(-1)!).length ? partiesIn(path.at(-1)!) : partiesIn(path.join(' '));
  const [only, another] = titled.filter((party) => party !== 'usa');
  if (only && !another) return [only];
  if (before?.about.length) return goneOnWith(before);
  const [most] = partiesIn(text)
    .filter((party) => party !== 'usa')
    .sort((a, b) => mentionCount(text, b) - mentionCount(text, a));
  return most ? [most] : titled;
}

/** Of whom a sentence speaks that goes on from another: of all that are named there side by side, else of the last. */
function goneOnWith({ text, about }: Statement): PartyId[] {
  if (coordinated(text).length) return about;
  const last = mentionsIn(text).findLast(({ party }) => party !== 'usa');
  return last ? [last.party] : about;
}

/** Titles of a table's columns, or years: the rows say what the table says. */
export function isTableHead({ passage, index, figures }: Statement): boolean {
  return passage.kind === 'table' && index === 0 && figures.every((figure) => YEAR.test(figure));
}

const YEAR = /^(19|20)\d\d$/;

/** Figures of a text without what groups their digits: `55 300` and `55.300` are one. */
export function figuresIn(text: string): string[] {
  return (text.match(/\d+(?:[.\s\u00a0]\d{3})*(?:,\d+)?/g) ?? []).map((figure) =>
    figure.replace(/[.\s\u00a0]/g, ''),
  );
}
