import { isStopWord, words } from '#index/text.ts';
import type { Language } from '../requests.ts';
import { comparedParties } from './compare/comparedParties.ts';
import { languageOf } from './language.ts';
import { type PartyId, partiesIn, partyLabel, replaceParty, withoutParties } from './parties.ts';
import { analyze } from './question.ts';

/** Openings that go on with what was said. */
const CONTINUES =
  /^(und|aber|also|auch|and|but|so|what about|how about|was ist mit|wie (sieht|steht) es|gilt das)\b/i;

/** What a reader says between questions: it neither asks anything nor ends a topic. */
const COURTESY =
  /^\W*((vielen |herzlichen |besten )?dank(e|esch[oö]n)?( (sehr|dir|ihnen))?|thanks?( you)?( (very much|a lot))?|ok(ay)?|super|prima|gut|alles klar|aha|ach so|verstehe|verstanden|(sehr )?interess(ant|ing)|i see|got it|great)\W*$/i;

/** A question word with no noun behind it: `Warum so viele?`, `Seit wann genau?`, `Why is that?` */
const BARE =
  /^(und |and )?(warum|wieso|weshalb|seit wann|ab wann|bis wann|wann|wie (viele?|hoch|oft|lange)|wo|wer|mit wem|why|since when|until when|when|how (many|much|often|long)|where|who)\b[^\p{Lu}]*$/u;
const BARE_WORDS = 5;

/**
 * Persons and things said before: they count where the question names no party itself that they could be. `es` stands
 * for nothing in `gibt es`, `geht es um`.
 */
const PRONOUNS =
  /\b(er|ihn|ihm|sie|ihnen|deren|dessen|they|them|it|he|she|him|his|her|their|its|(?<!\b(gibt|geht|steht|kommt|handelt|ist|war) )es(?! (gibt|geht|kommt|sich)\b))\b/i;

/** Adverbs and demonstratives that point back even then, unless they announce what follows: `dafür, dass …` */
const POINTERS =
  /(?<!, ?)\b(da|dabei|dafür|davon|dagegen|daran|darauf|darüber|damit|darin|dazu|dort|damals|dies|diese[rsmn]?|this|that|those|these|(?<!\b(is|are|was|were|be|been) )there|then)\b(?!,)/i;

/** An article is a pronoun where no noun follows: `Was hat der vorgeschlagen?`, `Warum ist das so?` */
const ARTICLE_ALONE = /\b(der|die|das|den|dem)\b(?!.*\p{Lu})/u;
/** Nor where another word follows than a noun could have before it: `Wie hat sich das unter Biden geändert?` */
const ARTICLE_ASTRAY =
  /(?<!, ?)\b(der|die|das|den|dem) (unter|seit|mit|bei|in|im|so|auch|aus|von|vom|für|nach|zu|zum|jetzt|heute|genau|eigentlich|konkret|bisher|gegen|auf|am|an)\b/u;
/** Longer questions without a capital letter are typed so, and their articles are articles. */
const SHORT = 6;

/** A question of no more content words of its own has its topic from before when something points back. */
const FEW = 3;

/** The allies, and the powers that they face. */
const KINDS: PartyId[][] = [
  ['japan', 'southKorea'],
  ['china', 'northKorea', 'russia'],
];

/** Between the parts of a question that was put together. */
const JOINT = ' – ';

/** Words that carry no topic of their own in a follow-up. */
const EMPTY = new Set(
  'eigentlich genau denn situation lage fall aussehen sieht steht verhalt bei beim case about happen'.split(
    ' ',
  ),
);

/**
 * The last of a conversation's questions, standing alone: `Wie viele Soldaten sind in Japan? – Und in Südkorea?`
 * becomes `Wie viele Soldaten sind in Südkorea?` A question that stands alone already is left as it is.
 * @param questions in order, at least one.
 * @param otherwise language of what is put into a question that does not tell its own.
 */
export function standalone(questions: string[], otherwise?: Language): string {
  const asked = questions.filter((question, i) => i === questions.length - 1 || !COURTESY.test(question));
  return asked.reduce((before, next) => (isFollowUp(next) ? rewrite(before, next, otherwise) : next));
}

function isFollowUp(question: string): boolean {
  const content = contentOf(question);
  const own = contentOf(withoutParties(question, partiesIn(question)));
  if (COURTESY.test(question)) return false;
  if (CONTINUES.test(question.trim())) return true;
  const lowered = question.trim().replace(/^\p{Lu}/u, (letter) => letter.toLowerCase());
  if (words(question).length <= BARE_WORDS && BARE.test(lowered) && !terseTopic(question)) return true;
  if (content.length === 0) return words(question).length > 0 && words(question).length <= 4;
  const [first = '', ...rest] = question.trim().split(/\s+/);
  const inner = rest.join(' ');
  if (POINTERS.test(inner) || ARTICLE_ASTRAY.test(inner)) return own.length <= FEW;
  if (rest.length < SHORT && ARTICLE_ALONE.test(inner)) return true;
  return PRONOUNS.test(`${first} ${inner}`) && !partiesIn(question).length && own.length <= FEW;
}

/** A short question in small letters may name its topic all the same: `wo sind die us truppen`. */
function terseTopic(question: string): boolean {
  return partiesIn(question).length > 0 || contentOf(question).length > 2;
}

function rewrite(before: string, next: string, otherwise?: Language): string {
  const language = languageOf(before, [], otherwise);
  const parties = partiesIn(next);
  const comparison = analyze(before);
  if (comparison.compares === 'surely' && !parties.length && CONTINUES.test(next.trim())) {
    const aspect = bare(
      next
        .trim()
        .replace(CONTINUES, '')
        .replace(/^\s*(bei|in|was|mit|for|in terms of|on)?\s*(de[nrm]|die|das|the)?\s+/i, ''),
    );
    if (contentOf(aspect).length) return compareAgain(before, aspect, language);
  }
  const others = partiesIn(before).filter((party) => !parties.includes(party));
  const onlyNamesParty = parties.length === 1 && contentOf(withoutParties(next, parties)).length === 0;
  if (onlyNamesParty) {
    const [party] = parties;
    const replaced = counterpart(party!, others);
    if (replaced) return replaceParty(before, replaced, party!, language);
    if (partiesIn(before).includes(party!)) return before;
    return `${bare(before)} (${partyLabel(party!, language)})?`;
  }
  return [...topicOf(before), next]
    .map((part, i, all) => (i < all.length - 1 ? bare(part) : part))
    .join(JOINT);
}

/** The same parties, in another respect: `Vergleiche Japan und Südkorea: Finanzen`. */
function compareAgain(before: string, aspect: string, language: Language): string {
  const labels = comparedParties(analyze(before)).map((party) => partyLabel(party, language));
  const [verb, and] = language === 'de' ? ['Vergleiche', 'und'] : ['Compare', 'and'];
  return `${verb} ${labels.slice(0, -1).join(', ')} ${and} ${labels.at(-1)}: ${aspect}`;
}

/**
 * Which party of the earlier question gives way to a new one: one of its own kind (`Wie sieht Japan Nordkorea? – Und
 * Südkorea?`), else the last named, and the USA only if there is no other.
 */
function counterpart(party: PartyId, others: PartyId[]): PartyId | undefined {
  const kind = KINDS.find((members) => members.includes(party)) ?? [];
  return (
    others.find((other) => kind.includes(other)) ??
    others.filter((other) => other !== 'usa').at(-1) ??
    others.at(-1)
  );
}

/** Of a question put together before, its first part and the last that added to it: the rest would blur the topic. */
function topicOf(before: string): string[] {
  const [first, ...later] = before.split(JOINT);
  const added = later.findLast((part) => contentOf(part).length > 0);
  return added === undefined ? [first!] : [first!, added];
}

function bare(question: string): string {
  return question.trim().replace(/[?.!\s]+$/, '');
}

function contentOf(text: string): string[] {
  return words(text).filter((word) => !isStopWord(word) && !EMPTY.has(word));
}
