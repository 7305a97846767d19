import { contentOf } from './wordMatch.ts';

/** `Was sagt die Studie über Russland?`, `What does the study say about Russia?` */
const TOPIC =
  /^(?:was (?:sagt|sagen|schreibt|schreiben|steht|erfährt man)|what (?:does|do|is))\b.*\b(?:studie|study)\b.*?\s(?:über|zu[mr]?|about|on) (.+?)[?.!\s]*$/i;

/** A topic of more words asks for something in particular. */
const TOPIC_WORDS = 3;

/**
 * The topic of a question that asks for whatever the study says on it; undefined for any other. The words around it
 * would lead to where the study speaks of itself.
 */
export function topicOf(question: string): string | undefined {
  const topic = TOPIC.exec(question)?.[1];
  const words = topic ? contentOf(topic).length : 0;
  return words > 0 && words <= TOPIC_WORDS ? topic : undefined;
}
