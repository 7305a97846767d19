import type { Language } from '../../requests.ts';

/** Sound like a denial and are none. */
const NONE = anyOf(
  'nicht mehr als|nicht nur|nicht zuletzt|nicht allein|nicht weniger|nicht minder|nicht ohne',
  'keinen Hehl|zweifelsfrei|ohne Zweifel',
  'not only|not least|no more than|not more than|not just|not merely|no less|no fewer|no doubt|without doubt|no[-‑]\\p{L}+',
);

/** Words that deny: what a clause says with one it must not say without, and the other way round. */
const DENIALS: Record<Language, RegExp> = {
  de: anyOf(
    'nichts?|nichten|kein(e[mnrs]?)?|keineswegs|keinesfalls|nie|niemals|niemand(e[mn])?|nirgend(s|wo)(?! sonst)|weder|ohne|kaum',
    'alles andere als|außerstande|unwahrscheinlich\\p{L}*|un(möglich|klar|einig|zureichend|fähig)\\p{L}*|illegal\\p{L}*',
    'ablehn\\p{L}*|abgelehnt\\p{L}*|lehn(e|t|en|te|ten)(?=[^,;]*(?<!\\p{L})ab(?!\\p{L}))|(ver)?weiger\\p{L}*|verzicht\\p{L}*',
    'fehl(e|t|en|te|ten|end\\p{L}*)|mangel\\p{L}*|gemangelt|entbehr\\p{L}*|unterlass\\p{L}*|untersag\\p{L}*|verbiet\\p{L}*',
    'absag\\p{L}*|abgesagt\\p{L}*|sag(t|te|ten)(?=[^,;]*(?<!\\p{L})ab(?!\\p{L}))|fiel(en)?(?=[^,;]*(?<!\\p{L})aus(?!\\p{L}))|ausgefallen\\p{L}*',
    'g(ab|aben|ibt|eben)(?=[^,;]*(?<!\\p{L})auf(?!\\p{L}))|verhinder\\p{L}*|vermeid\\p{L}*|mied(en)?',
    'zurückw(ie|ei)s\\p{L}*|zurückgewiesen|w(ie|ei)s(t|en)?(?=[^,;]*(?<!\\p{L})zurück(?!\\p{L}))|scheiter\\p{L}*|gescheitert|erfolglos\\p{L}*',
  ),
  en: anyOf(
    "not|\\p{L}+n['’]t|(is|are|was|were|do|does|did|has|have|had|would|could|should|ca|wo)nt|cannot|no(?! longer than)",
    'none|nobody|nothing|never|neither|nor|nowhere|without|hardly|barely|scarcely|unlikely|impossible|illegal|incapable|unable|unwilling',
    'anything but|devoid|lack(s|ed|ing)?|refus\\p{L}*|reject\\p{L}*|den(y|ies|ied|ying)|declin\\p{L}* to|fail(s|ed|ing)?( to)?|failure',
    'avoid\\p{L}*|prevent\\p{L}*|prohibit\\p{L}*|forbid\\p{L}*|cancel\\p{L}*|call(s|ed|ing)? off|scrap(s|ped|ping)?|abandon\\p{L}*|shelv\\p{L}*',
    'oppos\\p{L}*|absen(t|ce)|ruled? out|refrain\\p{L}*|sat out|sit(s|ting)? out|stay(s|ed|ing)? out|rather than|instead of',
  ),
};

/** Words that deny by halves: they bear out a denial, and need none. */
const RESERVES: Record<Language, RegExp> = {
  de: anyOf(
    'un(?!ter|d|s|i|mittelbar|gefähr|längst|verändert|gleich)\\p{L}{3,}|\\p{L}{3,}los(e[mnrs]?)?|nicht-\\p{L}+|nirgend(s|wo)',
    'statt(?=\\s\\p{L}+)(?! und)|stattdessen|anstatt|wehr(t|te|en)|widerst\\p{L}+|widersetz\\p{L}*|widerspr\\p{L}*|zurückhalt\\p{L}*|verhalten(?= )',
    'skep\\p{L}+|zweifel\\p{L}*|ausbleib\\p{L}*|selten\\p{L}*|ausgeräumt|umstritten(?!\\p{L})|strittig\\p{L}*|offen(?=\\P{L}*$)',
    '\\p{L}*verbot\\p{L}*|aufgeb\\p{L}*|aufzugeben|aufgegeben|miss(?!ion)\\p{L}+|greift zu kurz|außer',
  ),
  en: anyOf(
    'un(?!i|der|til)\\p{L}{4,}|\\p{L}{3,}less|non-?\\p{L}+|in(adequate|sufficient|complete|correct|accurate)\\p{L}*',
    'instead|resist\\p{L}*|s[ck]eptic\\p{L}*|reluctan\\p{L}*|hesita\\p{L}*|doubt\\p{L}*|rarely|seldom|at most|falls? short|difficult\\p{L}*',
    'disput\\p{L}*|yet to|remain(s|ed)? open|open question|giv(e|es|ing|en) up|gave up|far from|outside|short of|free of|reserved|calm(ly)?|restrain\\p{L}*|silent',
  ),
};

/** Words of a clause that deny. */
export function denialsIn(clause: string, language: Language): string[] {
  return clause.replace(NONE, ' ').match(DENIALS[language]) ?? [];
}

/** Whether a clause denies, if by halves. */
export function hasReserve(clause: string, language: Language): boolean {
  const bare = clause.replace(NONE, ' ');
  return bare.search(DENIALS[language]) >= 0 || bare.search(RESERVES[language]) >= 0;
}

function anyOf(...alternatives: string[]): RegExp {
  return new RegExp(`(?<!\\p{L})(?:${alternatives.join('|')})(?!\\p{L})`, 'giu');
}
