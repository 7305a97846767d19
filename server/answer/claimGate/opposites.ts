/** Words of both languages by which a clause says one thing or its reverse; `*` stands for any ending. */
const OPPOSITES: Array<[one: string, other: string]> = [
  [
    'zunehm* zugenommen steig* stieg* angestiegen gestiegen anstieg* erhöh* ausgeweitet ausweit* weitete* wachsend* gewachsen aufstock* verstärk* höher* größer* mehr ' +
      'increas* rise rises risen rising rose grow grows grew grown growing growth expand* higher greater larger more',
    'abnehm* abgenommen sinken* sank* gesunken senk* gesenkt verringer* reduzier* schrumpf* geschrumpft schwind* geschwunden zurückgegangen rückgang* niedriger* geringer* kleiner* weniger ' +
      'decreas* fall falls fallen falling fell shrink* shrank shrunk dwindl* reduc* lower* smaller less fewer drop* diminish*',
  ],
  [
    'hoch hohe hohen hoher hohes hochgradig* groß große großen großer großes high highly great large',
    'gering geringe geringen geringer niedrig* klein kleine kleinen kleiner kleines low small',
  ],
  ['vorteil* nutzen advantage* benefit*', 'nachteil* schaden disadvantage* drawback*'],
  ['verschärf* eskal* escalat* intensif*', 'entschärf* entspann* deescalat* defus* eased'],
  ['verbesser* besser* improv* better', 'verschlechter* schlechter* deteriorat* worsen* worse'],
  [
    'größte* höchste* stärkste* largest biggest greatest highest strongest',
    'kleinste* geringste* niedrigste* schwächste* smallest lowest weakest',
  ],
  ['erleichter* vereinfach* facilitat* easier eases eased', 'erschwer* hamper* hinder* complicat* harder'],
  [
    'regelmäßig* häufig* oft regular* frequent* often',
    'unregelmäßig* selten* gelegentlich* irregular* rare* seldom occasional* sporadic*',
  ],
  ['viele* zahlreich* etlich* many numerous', 'wenige* few'],
  [
    'unterstütz* befürwort* begrüß* support* endors* favour* favor* welcom* advocat* enthusiastic*',
    'ablehn* abgelehnt* missbillig* bekämpf* zurückhaltend* oppos* reject* disapprov* combats against',
  ],
  ['stärk* gestärkt strengthen* stronger', 'schwäch* geschwächt belast* weaken* weaker strain*'],
  ['zuversichtlich* optimis* confident* optimism', 'skep* pessimis* sceptic* doubt* zweifel*'],
  ['dauerhaft* ständig* permanent*', 'vorübergehend* zeitweilig* temporar*'],
  ['öffentlich* public* openly', 'heimlich* geheim* secret* covert*'],
  ['einseitig* unilateral* one-sided', 'gegenseitig* beiderseitig* mutual* reciprocal*'],
];

interface Sides {
  one: RegExp;
  other: RegExp;
}

const sides: Sides[] = OPPOSITES.map(([one, other]) => ({ one: anyOf(one), other: anyOf(other) }));
/** Verbs that German takes apart, put together: `nahm … zu`. */
const APART: Array<[RegExp, string]> = [
  [/(?<!\p{L})nahm(en)?(?=[^,;]* zu(?!\p{L}))/giu, 'zugenommen'],
  [/(?<!\p{L})nahm(en)?(?=[^,;]* ab(?!\p{L}))/giu, 'abgenommen'],
  [/(?<!\p{L})lehn(e|t|en|te|ten)(?=[^,;]*(?<!\p{L})ab(?!\p{L}))/giu, 'abgelehnt'],
];
/** Here a comparison says how sure a figure is, and nothing of a direction. */
const BOUND =
  /(?<!\p{L})(mehr|weniger|more|less|fewer)\s(als|than)\s(?=((etwa|rund|circa|about|around|the|die|d[ae]s|[$€£¥])\s?)*((?!(?:19|20)\d\d(?!\d))\d|ein|zwei|drei|half|a |one|two|three|Hälfte))/giu;

/** The first words of a claim's clause that say the reverse of what a clause of the study says; none where either says both. */
export function reversed(claimed: string, given: string): string | undefined {
  const [claim, evidence] = [claimed, given].map(plain) as [string, string];
  for (const { one, other } of sides) {
    const [claimOne, claimOther] = [claim.match(one), claim.match(other)];
    if (!claimOne === !claimOther) continue;
    const [evidenceOne, evidenceOther] = [one.test(evidence), other.test(evidence)];
    if (claimOne && evidenceOther && !evidenceOne) return claimOne[0];
    if (claimOther && evidenceOne && !evidenceOther) return claimOther[0];
  }
  return undefined;
}

function plain(clause: string): string {
  return APART.reduce((text, [parts, whole]) => text.replace(parts, whole), clause.replace(BOUND, ' '));
}

function anyOf(words: string): RegExp {
  const patterns = words.split(' ').map((word) => word.replace('*', '\\p{L}*'));
  return new RegExp(`(?<!\\p{L})(?:${patterns.join('|')})(?!\\p{L})`, 'iu');
}
