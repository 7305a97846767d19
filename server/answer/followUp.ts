import { isStopWord, words } from '#index/text.ts';
import { languageOf } from './language.ts';
import { partiesIn, partyLabel, replaceParty, withoutParties } from './parties.ts';

/** Openings that go on with what was said. */
const CONTINUES =
  /^(und|aber|also|auch|and|but|so|what about|how about|was ist mit|wie (sieht|steht) es|gilt das)\b/i;

/** Words that point at something said before, unless the question itself names it. */
const POINTS_BACK =
  /\b(er|ihn|ihm|sie|ihnen|deren|dessen|dies|diese[rsmn]?|dabei|dafür|davon|dagegen|daran|darauf|darüber|dazu|dort|damals|dieselben?|they|them|it|he|she|him|this|that|those|these|there|then)\b/i;
/** `das` is mostly an article: it points back only where no noun follows. */
const POINTS_BACK_BY_DAS =
  /\bdas\b(?=\s*[?.!]|\s+(?!\p{Lu})(?:alles|auch|denn|ist|war|wird|hat|so|zu|nicht|unter|seit|heute)\b)/iu;

/** A question of no more content words than this, pointing back or asking `Warum?`, has its topic from before. */
const FEW = 1;

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
 */
export function standalone(questions: string[]): string {
  return questions.reduce((before, next) => (isFollowUp(next) ? rewrite(before, next) : next));
}

function isFollowUp(question: string): boolean {
  const content = contentOf(question);
  const own = contentOf(withoutParties(question, partiesIn(question)));
  if (CONTINUES.test(question.trim())) return true;
  if (content.length === 0) return words(question).length > 0 && words(question).length <= 4;
  const pointsBack = POINTS_BACK.test(question) || POINTS_BACK_BY_DAS.test(question);
  return (
    (pointsBack && !partiesIn(question).length && own.length <= FEW + 2) || POINTS_BACK_BY_DAS.test(question)
  );
}

function rewrite(before: string, next: string): string {
  const parties = partiesIn(next);
  const others = partiesIn(before).filter((party) => !parties.includes(party));
  const onlyNamesParty = parties.length === 1 && contentOf(withoutParties(next, parties)).length === 0;
  if (onlyNamesParty) {
    const [party] = parties;
    const language = languageOf(before);
    // The last party named is the one that is asked about: `Was zahlen die USA für Japan?`
    const replaced = others.filter((other) => other !== 'usa').at(-1) ?? others.at(-1);
    if (replaced) return replaceParty(before, replaced, party!, language);
    return `${bare(before)} (${partyLabel(party!, language)})?`;
  }
  return `${bare(before)} – ${next}`;
}

function bare(question: string): string {
  return question.trim().replace(/[?.!\s]+$/, '');
}

function contentOf(text: string): string[] {
  return words(text).filter((word) => !isStopWord(word) && !EMPTY.has(word));
}
