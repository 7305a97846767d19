import { aspectsOfTopic } from '../aspects.ts';
import { withAntecedents } from '../select.ts';
import type { Statement, Statements } from '../statements.ts';
import type { Evidence } from './evidence.ts';

/** Words with which the study itself sets one side against another. */
const CONTRASTS =
  /(?<!\p{L})(während|dagegen|hingegen|anders als|im (Gegensatz|Unterschied|Vergleich) zu|im Vergleich|Unterschiede?|unterschiedlich\p{L}*|nicht identisch|mehr als|weniger als|als jeder andere|größer|kleiner|höher\p{L}*|übertraf|überholen|statt|Differenzen|Bedeutungsgefälle|insbesondere|vor allem|ambivalenter|schwierigerer|gelassener|offener|bzw\.|im Falle Südkoreas|im Falle Japans)(?!\p{L})/iu;

/** Sentences above a table at most, and how likely they are at least, compared with the likeliest of all. */
const MOST = 2;
const WORTH_TELLING = 0.15;
const ON_TOPIC = 4;

/** Sentences in which the study itself states how the parties differ, the likeliest first. */
export function differencesIn(
  { parties, passages, likelihood, overall }: Evidence,
  topic: string,
  statements: Statements,
): Statement[] {
  const all = passages.flatMap((passage) => statements.of(passage));
  const onTopic = aspectsOfTopic(topic);
  // A sentence on two parties is less like a question on one of them than what is said of that one alone.
  const worth = (one: Statement) =>
    (onTopic && one.aspects.some((id) => onTopic.includes(id)) ? ON_TOPIC : 1) * overall(one);
  const best = Math.max(0, ...all.flatMap((one) => parties.map((party) => likelihood(one, party))));
  const found = all
    .filter(({ parties: named, text }) => {
      const sides = parties.filter((party) => named.includes(party));
      return sides.length > 1 && CONTRASTS.test(text);
    })
    .filter((one) => worth(one) >= WORTH_TELLING * best)
    .sort((a, b) => worth(b) - worth(a));
  const told = found
    .filter((one, at) => !found.slice(0, at).some((other) => statements.twinsOf(other).includes(one)))
    .slice(0, MOST);
  return [...new Set(told.flatMap((one) => withAntecedents(one, statements)))];
}
