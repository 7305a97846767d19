/** Where a clause begins; German parts all of them by a comma, and has no other mark that is as sure. */
const BORDER =
  /[;:]|,(?!\d|\s\p{Lu}[\p{L}‑-]+(?:\s\p{Lu}[\p{L}‑-]+)?\s(?:oder|und|sowie|or|and)\s)|(?<!\p{L})(?:but|while|whereas|although|though|because|since|after(?= \p{L}+ (?:had|was|were))|rather than|instead of)(?!\p{L})/giu;
/** `– anders als Südkorea –`, `, die alle umfassen,`: what it interrupts goes on behind it. What stands in brackets belongs to its clause. */
const ASIDE =
  /[–—] [^–—]* [–—]|,\s(?:d(?:ie|er|as|em|en|eren|essen)|ein(?:e[mnrs]?)?|welche[mnrs]?|which|who)\s[^,;:]*,(?=\s\p{Ll})/gu;
/** A part with fewer words is no clause: it goes with the one before it, or with the next where it is the first. */
const SHORTEST = 3;
/** An infinitive has its verb in the clause before: `nicht verpflichtet, Amerika beizustehen`. */
const INFINITIVE =
  /(?<!\p{L})(zu \p{Ll}+en|(ab|an|auf|aus|bei|durch|ein|entgegen|her|hin|mit|nach|vor|weg|weiter|zurück|zusammen)zu\p{Ll}+n)\W*$/u;
const OWN_CLAUSE = /^\W*(weil|wenn|ob|was|wie|d(ie|er|as)|um|ohne|statt|anstatt)(?!\p{L})/u;

/** What is unlikely is said ahead of it: `unwahrscheinlich, dass …`; or somebody says it: `erklärte, es werde …`. */
const SAID =
  /^\W*(dass|ob|wann|wie|warum|inwiefern|(es|er|sie|man)\s(werden?|seien?|haben?|wollen?|können?|sollen?|müssen?|würden?|dürften?))(?!\p{L})/u;

/** The clauses of a sentence and its asides. */
export function clausesOf(sentence: string): string[] {
  const asides = (sentence.match(ASIDE) ?? []).filter((aside) => wordsOf(aside) >= SHORTEST);
  const main = sentence.replace(ASIDE, ' ');
  const borders = [...main.matchAll(BORDER)].map(({ index }) => index);
  const parts = [0, ...borders].map((start, i, starts) => main.slice(start, starts[i + 1]));
  const clauses: string[] = [];
  for (const part of parts) {
    const last = clauses.at(-1);
    const leans =
      wordsOf(part) < SHORTEST || SAID.test(part) || (INFINITIVE.test(part) && !OWN_CLAUSE.test(part));
    if (last !== undefined && (leans || wordsOf(last) < SHORTEST)) clauses[clauses.length - 1] += part;
    else clauses.push(part);
  }
  return [...clauses, ...asides];
}

function wordsOf(text: string): number {
  return text.match(/\p{L}+/gu)?.length ?? 0;
}
