import { type Actor, type ActorMention, actorsIn } from './actors.ts';

/** Whose view a sentence of the study gives; undefined where the authors speak for themselves. */
export type Speaker = Actor | undefined;

/** `Nach Einschätzung des …`, `laut …`, `aus Sicht …`, `so der …`: the actor follows. */
const ATTRIBUTES =
  /\b([Nn]ach (Ansicht|Auffassung|Einschätzung|Meinung|Angaben|Darstellung|Lesart|Wahrnehmung|klassischer)|[Ll]aut(?=\s)|in ihrem ersten(?= Strategiedokument)|[Aa]us( der)? Sicht|[Ff]ür (?=(das|die) (Pentagon|USA) ist)|, so (?!(wie|dass|sehr)\b)(gab |sehen es )?|so (die Formulierung|das|der))\s?/gu;
/** How far behind such words the actor may stand, in characters. */
const ATTRIBUTE_REACH = 70;

/** `Medienberichten zufolge`: the actor stands before. */
const CLAIMS = /(\S+) zufolge\b/u;

/** Verbs of saying, judging, fearing and wanting, as the study uses them. */
const VIEWS = new RegExp(
  `(?<!\\p{L})(${[
    'sag(t|te|ten)(?!.* ab\\b)',
    'erklär(t|te|ten)',
    'beton(t|te|ten|en)',
    '(ge)?warn(t|te|ten)',
    'forder(t|te|ten|n)|gefordert',
    'verw(ies|eist|iesen)',
    'bezeichne(t|te|ten)',
    'kritisier(t|te|ten|en)',
    'monier(t|te|ten|en)',
    '(be)?klag(te|ten)',
    'beklagten',
    'prangerten',
    'sieht|sehen|sahen?',
    'betrachte(t|te|ten|n)',
    'hielt(en)?|halten (?=.* für )|hält (?=.*an )',
    '(be)?fürchte(t|te|ten|n)',
    'hoff(t|te|ten|en)',
    'erhoff(t|te|en)',
    'wünsch(t|te|en)',
    'argwöhnt(e|en)',
    'warf(en)?',
    'äußer(t|te|ten)',
    'plädier(t|en|te)',
    'glaub(t|en)',
    'zweifel(t|te|n)',
    'lobt(e|en)?',
    'werte(t|te|ten)',
    'erachtet',
    'empfinde(t|n)',
    'deute(t|te|ten)(?! darauf)',
    'beteuert(e|en)?',
    'bekräftigt(e|en)?',
    'bestätigt(e|en)?',
    'mahnt(e|en)?',
    'schätz(t|en)',
    '(hebt|heben)(?! sich)|hob',
    'sorg(t|en) sich',
    'befürworte(t|te|ten|n)',
    'begrüß(t|te|ten)',
    'verkündete',
    'drohte|gedroht',
    'konterte',
    'zugab|einräumte',
    'argumentiert(e|en)?',
    'schlägt|schlug',
    'sprach(en)?(?= sich)|sprach sich|aussprechen',
    'merkten',
    'erwarte(t|n)',
    'fragt',
    'geben(?= .*zu bedenken)',
    'distanziert',
    'vertreten',
    'wehrt',
    'lehn(t|en)',
    'beurteilt',
    'gesteht|gestand',
    'beobachte(t|n)',
    'fühlt',
    'missfällt',
    'wies|zurückwies',
    'stellte(?= .*fest)',
    'hegen|hegt',
  ].join('|')})(?!\\p{L})`,
  'gu',
);
/** How far from such a verb its subject may stand, in characters. */
const VERB_REACH = 110;

/** `sieht sie`, `verzichtete er`: the subject is whoever was spoken of before. */
const PRONOUN_SUBJECT = /^\s(er|sie)(?!\p{L})/u;

/** What stands before a name that is no subject: `mit China`, `der USA`, `von US-Präsident Trump`. */
const NO_SUBJECT =
  /(?<!\p{L})(mit|von|vom|in|im|gegen|gegenüber|aus|unter|zwischen|für|durch|auf|um|nach|vor|über|an|bei|zu|zur|zum|wie|seitens|des|der(?=\s$)|den|dem)\s((der|die|das|dem|den|des|beiden)\s)?((amtierenden|ehemaligen|damaligen)\s)?(\S*([Pp]räsident|minister|berater|haber|beauftragte)\S*\s)?(\p{Lu}\S*\s(und|oder)\s)?$/u;

/** `In Tokio argwöhnte man`, `wird in Südkorea kritisiert`: the place speaks after all. */
const PLACE_SPEAKS = /(?<!\p{L})in (den )?$/iu;
const IMPERSONAL = /(?<!\p{L})(man|wird|werden|wurde)(?!\p{L})/u;

/** What is told at second hand: `Moskau unterlaufe …, sei …`; it goes on with the speaker of the sentence before. */
const SECOND_HAND =
  /(?<!\p{L})(sei|seien|habe|werde|könne|müsse|dürfe|solle|wolle|gebe|verlege|unterlaufe|unterlasse|befördere)(?!\p{L})/u;

/** `aus ihrer Sicht`: those of the sentence before. */
const THEIR_VIEW = /\baus (ihrer|seiner) Sicht\b|\baus Sicht beider\b/;

/** @param before whose view the sentence before gives. */
export function speakerOf(sentence: string, before: Speaker): Speaker {
  if (before && THEIR_VIEW.test(sentence)) return before;
  const actors = actorsIn(sentence);
  for (const { index, 0: words } of sentence.matchAll(ATTRIBUTES)) {
    const end = index + words.length;
    const named = actors.find(({ start }) => start >= end && start < end + ATTRIBUTE_REACH);
    if (named) return together(actors, named, sentence);
  }
  const claimed = CLAIMS.exec(sentence);
  if (claimed) {
    const at = claimed.index + claimed[1]!.length;
    const named = actors.find(({ end }) => Math.abs(end - at) < 2);
    if (named) return together(actors, named, sentence);
  }
  for (const { index, 0: verb } of sentence.matchAll(VIEWS)) {
    const end = index + verb.length;
    const subject = subjectOf(sentence, actors, index, end);
    if (PRONOUN_SUBJECT.test(sentence.slice(end)) && !(subject && subject.end <= index)) return before;
    if (subject) return together(actors, subject, sentence);
  }
  return SECOND_HAND.test(sentence) ? before : undefined;
}

/**
 * Who does what a verb says: named in the verb's own clause, before it or behind it (`…, konterte Peking`), else in the
 * clause before, as in `Seoul, das keinen Konflikt mit China hat, fühlt sich …`.
 */
function subjectOf(
  sentence: string,
  actors: ActorMention[],
  verbStart: number,
  verbEnd: number,
): ActorMention | undefined {
  const named = actors.filter(({ genitive }) => !genitive);
  const before = ({ start }: ActorMention) => sentence.slice(0, start);
  const places = IMPERSONAL.test(sentence) ? named.filter((actor) => PLACE_SPEAKS.test(before(actor))) : [];
  const subjects = named.filter((actor) => !NO_SUBJECT.test(before(actor)));
  const clause = sentence.lastIndexOf(',', verbStart) + 1;
  return (
    subjects.findLast(({ start, end }) => start >= clause && end <= verbStart) ??
    subjects.find(({ start }) => start >= verbEnd && !sentence.slice(verbEnd, start).includes(',')) ??
    subjects.findLast(({ end }) => end <= verbStart && verbStart - end < VERB_REACH) ??
    places[0]
  );
}

const COMMA = /^\s*,\s*(der|die|das|den)?\s*$/;
const AND = /^\s*,?\s*(und|sowie|wie( auch)?|als auch|noch)\s*(der|die|das|den)?\s*$/;

/** `Washington, Tokio und Seoul`: all that are named side by side with one. */
function together(actors: ActorMention[], one: ActorMention, text: string): Actor {
  const between = (at: number) => text.slice(actors[at]!.end, actors[at + 1]!.start);
  const joined = (at: number) => COMMA.test(between(at)) || AND.test(between(at));
  const at = actors.indexOf(one);
  let from = at;
  let to = at;
  while (from > 0 && joined(from - 1)) from--;
  while (to + 1 < actors.length && joined(to)) to++;
  // A list ends in `and`: after a mere comma something else begins.
  while (to > from && COMMA.test(between(to - 1))) to--;
  const all = at <= to && !one.several ? actors.slice(from, to + 1).filter(({ several }) => !several) : [one];
  const list = (language: 'de' | 'en', and: string) => {
    const labels = [...new Set(all.map(({ label }) => label[language]))];
    return labels.length > 1 ? `${labels.slice(0, -1).join(', ')} ${and} ${labels.at(-1)}` : labels[0]!;
  };
  const parties = [...new Set(all.flatMap(({ parties }) => parties))];
  return { label: { de: list('de', 'und'), en: list('en', 'and') }, parties };
}
