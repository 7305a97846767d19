import type { Language } from '../../requests.ts';

/** Sound like a denial and are none. */
const NONE =
  /(?<!\p{L})(nicht (nur|zuletzt|allein|weniger|minder|ohne)|keinen Hehl|zweifelsfrei|ohne Zweifel|not (only|least|just|merely)|no (less|fewer|doubt)|without doubt)(?!\p{L})/giu;

/** Words that deny: what a clause says with one it must not say without, and the other way round. */
const DENIALS: Record<Language, RegExp> = {
  de: word(
    'nicht(s|en)?|kein(e[mnrs]?)?|keineswegs|keinesfalls|nie|niemals|niemand(e[mn])?|nirgend(s|wo)(?! sonst)|weder|ohne|kaum|unwahrscheinlich\\p{L}*|un(möglich|klar|einig|zureichend)\\p{L}*|' +
      'ablehn\\p{L}*|abgelehnt\\p{L}*|lehn(e|t|en|te|ten)(?=[^,;]*(?<!\\p{L})ab(?!\\p{L}))|(ver)?weiger\\p{L}*|verzicht\\p{L}*|fehl(e|t|en|te|ten|end\\p{L}*)|mangel\\p{L}*|gemangelt|' +
      'unterlass\\p{L}*|untersag\\p{L}*|verbiet\\p{L}*|absag\\p{L}*|abgesagt\\p{L}*|sag(t|te|ten)(?=[^,;]*(?<!\\p{L})ab(?!\\p{L}))|verhinder\\p{L}*|vermeid\\p{L}*|mied(en)?|' +
      'zurückw(ie|ei)s\\p{L}*|zurückgewiesen|w(ie|ei)s(t|en)?(?=[^,;]*(?<!\\p{L})zurück(?!\\p{L}))|scheiter\\p{L}*|gescheitert|erfolglos\\p{L}*',
  ),
  en: word(
    "not|\\p{L}+n['’]t|cannot|no(?! longer than)|none|nobody|nothing|never|neither|nor|nowhere|without|hardly|barely|scarcely|unlikely|impossible|" +
      'lack(s|ed|ing)?|refus\\p{L}*|reject\\p{L}*|den(y|ies|ied|ying)|declin\\p{L}* to|fail(s|ed|ing)?( to)?|failure|avoid\\p{L}*|prevent\\p{L}*|prohibit\\p{L}*|forbid\\p{L}*|' +
      'cancel\\p{L}*|oppos\\p{L}*|unable|unwilling|absen(t|ce)|ruled? out|refrain\\p{L}*|rather than|instead of',
  ),
};

/** Words that deny by halves: they bear out a denial, and need none. */
const RESERVES: Record<Language, RegExp> = {
  de: word(
    'un(?!ter|d|s|i)\\p{L}{3,}|\\p{L}{3,}los(e[mnrs]?)?|nicht-\\p{L}+|nirgend(s|wo)|statt|stattdessen|anstatt|wehr(t|te|en)|widerst\\p{L}+|widersetz\\p{L}*|widerspr\\p{L}*|zurückhalt\\p{L}*|' +
      'verhalten|skep\\p{L}+|zweifel\\p{L}*|ausbleib\\p{L}*|selten\\p{L}*|ausgeräumt|beende\\p{L}*|umstritten\\p{L}*|offen(?=\\P{L}*$)|verbot\\p{L}*|aufgeb\\p{L}*|aufzugeben|aufgegeben|miss(?!ion)\\p{L}+|greift|strittig\\p{L}*|schwer|außer',
  ),
  en: word(
    'un(?!i|der|til)\\p{L}{4,}|\\p{L}{3,}less|non-?\\p{L}+|in(adequate|sufficient|complete|correct|accurate)\\p{L}*|instead|resist\\p{L}*|s[ck]eptic\\p{L}*|reluctan\\p{L}*|hesita\\p{L}*|' +
      'doubt\\p{L}*|rarely|seldom|at most|falls? short|difficult\\p{L}*|disput\\p{L}*|yet to|remain(s|ed)? open|open question|giv(e|es|ing|en) up|gave up|far from|outside|short of|free of|reserved',
  ),
};

/** Which way something goes, or which of two is more. */
const UP =
  /(?<!\p{L})(zunehm\p{L}*|zugenommen|nahm\p{L}*(?=.* zu(?!\p{L}))|(an|ge)?st(ei|ie)g\p{L}*|anstieg\p{L}*|gestiegen|erhöh\p{L}*|ausgeweitet|ausweit\p{L}*|weitete\p{L}*|wachsend\p{L}*|gewachsen|aufstock\p{L}*|verstärk\p{L}*|höher\p{L}*|größer\p{L}*|mehr|increas\p{L}*|ris(e|es|en|ing)|rose|gr(ow|ew|own|owing|owth)|expand\p{L}*|higher|greater|larger|more)(?!\p{L})/giu;
const DOWN =
  /(?<!\p{L})(abnehm\p{L}*|abgenommen|nahm\p{L}*(?=.* ab(?!\p{L}))|sinken\p{L}*|sank\p{L}*|gesunken|senk\p{L}*|gesenkt|verringer\p{L}*|reduzier\p{L}*|schrumpf\p{L}*|geschrumpft|zurückgegangen|rückgang\p{L}*|niedriger\p{L}*|geringer\p{L}*|kleiner\p{L}*|weniger|decreas\p{L}*|fall(s|en|ing)?|fell|shr[iau]nk\p{L}*|reduc\p{L}*|lower\p{L}*|smaller|less|fewer|dropp?\p{L}*|diminish\p{L}*)(?!\p{L})/giu;

/** Words of a clause that deny. */
export function denialsIn(clause: string, language: Language): string[] {
  return clause.replace(NONE, ' ').match(DENIALS[language]) ?? [];
}

/** Whether a clause denies, if by halves. */
export function hasReserve(clause: string, language: Language): boolean {
  const bare = clause.replace(NONE, ' ');
  return bare.search(DENIALS[language]) >= 0 || bare.search(RESERVES[language]) >= 0;
}

/** The words by which a clause says that something is more or grows, or that it is less or falls; none where it says both. */
export function directionOf(clause: string): { way: 'up' | 'down'; words: string } | undefined {
  const up = clause.match(UP);
  const down = clause.match(DOWN);
  if (!up === !down) return undefined;
  return up ? { way: 'up', words: up[0] } : { way: 'down', words: down![0] };
}

function word(alternatives: string): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives})(?!\\p{L})`, 'giu');
}
