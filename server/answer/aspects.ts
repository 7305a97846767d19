import type { Language } from '../requests.ts';

/** What two alliances, or two countries, can be compared in. */
interface Aspect {
  label: Record<Language, string>;
  /** What a sentence on it holds. */
  signs: RegExp;
}

/** From the more particular to the more general; tables have their rows in this order. */
const ASPECTS = {
  treaty: aspect(
    'Rechtliche Grundlage',
    'Legal basis',
    /Treaty|Guidelines for|Sicherheitsvertrag|Bündnisvertrag|\bBündnis seit\b|Abkommen/,
  ),
  obligation: aspect(
    'Beistandspflicht',
    'Obligation to assist',
    /Beistand|Artikel (III|V)\b|Bündnisfall|beizustehen/,
  ),
  command: aspect(
    'Kommandostruktur',
    'Command structure',
    /[Kk]ommandostruktur|Combined Forces Command|\bCFC\b/,
  ),
  warCommand: aspect('Führung im Kriegsfall', 'Wartime command', /OPCON|operative[rn]? Führung/),
  consultation: aspect(
    'Konsultation',
    'Consultation',
    /[Kk]onsultation|Zwei-plus-zwei|Security Consultative|Alliance Coordination|Defense Dialogue|Stabschefs/,
  ),
  stationingShare: aspect(
    'Anteil an den Stationierungskosten',
    'Share of stationing costs',
    /(Prozent|Drittel)[^.]*Stationierungskosten|Stationierungskosten[^.]*(Prozent|Drittel)/,
  ),
  smaContribution: aspect('SMA-Beitrag', 'SMA contribution', /\bSMA\b|Special Measures|host nation support/),
  directCosts: aspect(
    'Unmittelbare Stationierungskosten',
    'Direct stationing costs',
    /unmittelbaren[^.]*Stationierungskosten[^.]*(Yen|Won|Dollar)/,
  ),
  totalCosts: aspect(
    'Gesamtkosten der US-Präsenz',
    'Total cost of the US presence',
    /(insgesamt|Budget)[^.]*(Yen|Won)/,
  ),
  contributionDemands: aspect(
    'Forderungen Washingtons',
    'Demands from Washington',
    /Ver(drei|vier|fünf)fachung|Forderung[^.]*(Beitr|Beiträge|finanz)|finanziellen Forderungen/,
  ),
  contributionChange: aspect(
    'Veränderung',
    'Change over time',
    /Erhöhung dieses Betrags|sprunghafter Anstieg|neues SMA|um ein Jahr verlängert|Aufstockung/,
  ),
  gdpShare: aspect(
    'Anteil am Bruttoinlandsprodukt',
    'Share of GDP',
    /\bBIP\b|Bruttoinlandsprodukt|Wirtschaftsleistung/,
  ),
  defenceBudget: aspect(
    'Verteidigungshaushalt',
    'Defence budget',
    /Verteidigungs(budget|haushalt)|Verteidigungsausgaben|Ausgaben für Verteidigung|bei einem Prozent zu deckeln/,
  ),
  troops: aspect(
    'Zahl der US-Soldaten',
    'Number of US soldiers',
    /\d (US-)?Soldaten (in Japan )?stationiert|\d Männer und Frauen|umfass(t|te)[^.]*\d Soldaten|Truppenumfang|nirgendwo sonst[^.]*Soldaten|Truppenpräsenz im Ausland/,
  ),
  troopMix: aspect(
    'Zusammensetzung der US-Truppen',
    'Make-up of the US forces',
    /Marineinfanterie|\bHeer(es)?\b|Luftwaffe|Flotte/,
  ),
  bases: aspect(
    'Stützpunkte',
    'Bases',
    /Hauptquartier|Militärbasis|Stützpunkt|Futenma|US-Basen|Camp Humphreys/,
  ),
  hub: aspect(
    'Militärischer Zweck der US-Präsenz',
    'Military purpose of the US presence',
    /Knotenpunkt|Machtprojektion|Bodenkrieg|wappnen|Bodentruppen/,
  ),
  withdrawal: aspect(
    'Truppenabzug',
    'Troop withdrawal',
    /Truppenabzug|Abzug von US-Truppen|abzuziehen|Truppenreduktion|Rückzug der USA/,
  ),
  ownForces: aspect(
    'Eigene Streitkräfte',
    'Own armed forces',
    /Mann (starke|stehen)|hochmoderne|unter Waffen/,
  ),
  constitution: aspect(
    'Rechtliche Grenzen des Militärs',
    'Legal limits on the military',
    /[Vv]erfassung|kollektive[rn]? Selbstverteidigung/,
  ),
  modernisation: aspect(
    'Aufrüstung und Modernisierung',
    'Armament and modernisation',
    /modernisier|Modernisierung|Aufrüstung|Angriffe auf gegnerische/,
  ),
  armsImports: aspect('Rüstungsimporte', 'Arms imports', /Rüstungsimport|Importeur|Abnehmer/),
  purchases: aspect('Anschaffungen', 'Purchases', /F[-‑]35|Osprey|Global Hawk|Aufklärungsflugzeug/),
  technology: aspect(
    'Technologiekooperation',
    'Technology cooperation',
    /Forschungsprojekte|Forschung und Entwicklung|entwickeln die Bündnispartner|Technologie- und Rüstung|Know-how/,
  ),
  missileDefence: aspect(
    'Raketenabwehr',
    'Missile defence',
    /Raketenabwehr|Aegis|PAC-3|THAAD|KAMD|SM-3|Abwehrrakete/,
  ),
  exercises: aspect('Übungen', 'Exercises', /(?<!Luft)[Üü]bung|Manöver/),
  missions: aspect(
    'Auslandseinsätze',
    'Missions abroad',
    /\bIrak\b|Afghanistan|Vietnam-Krieg|UN-Missionen|internationalen (Missionen|Einsätzen)|Kampfeinsätzen/,
  ),
  nuclear: aspect(
    'Nukleare Abschreckung',
    'Nuclear deterrence',
    /[Nn]uklear(?!rüst)|[Aa]tomar|Abschreckung|Schutzschirm/,
  ),
  missilesInRange: aspect(
    'Bedrohung durch Raketen',
    'Threat from missiles',
    /(nordkoreanische|chinesische)[^.]*[Rr]aketen|Interkontinentalraketen|Mittelstreckenraketen/,
  ),
  chinaPolicy: aspect(
    'Kurs gegenüber China',
    'Course towards China',
    /Durchlavier|Anti-China|[Kk]onfrontativ|Konfrontationskurs|ambivalent|Einhegung|[Hh]egemon|Ansätze[^.]*gegenüber China|Kooperation mit (China|Peking)|eindeutige Stellungnahme|mit keinem Wort/,
  ),
  trade: aspect(
    'Handel und wirtschaftliche Abhängigkeit',
    'Trade and economic dependence',
    /Außenhandel|Handelspartner|wirtschaftlich[^.]*abhängig|wirtschaftliche Abhängigkeit/,
  ),
  sanctions: aspect('Sanktionen', 'Sanctions', /[Ss]anktion/),
  dialogue: aspect(
    'Dialog und Diplomatie',
    'Dialogue and diplomacy',
    /Dialog|Diplomatie|diplomatisch|Vermittler|Aussöhnung|Gipfel|Deal«/,
  ),
  territory: aspect(
    'Territorialkonflikte',
    'Territorial disputes',
    /Territorial|Senkaku|Kurilen|Südchinesischen|Luftüberwachung|Taiwan/,
  ),
  priorities: aspect(
    'Prioritäten',
    'Priorities',
    /Priorität|erste Stelle|größte (strategische )?(Bedrohung|Herausforderung)|unmittelbarste Bedrohung/,
  ),
  initiatives: aspect(
    'Indo-Pazifik-Konzepte und Seidenstraße',
    'Indo-Pacific concepts and Belt and Road',
    /FOIP|Free and Open|Seidenstraße|\bBRI\b|Southern Policy/,
  ),
  plurilateral: aspect(
    'Quad und andere Formate',
    'Quad and other formats',
    /Quad|[Pp]lurilateral|[Tt]rilateral/,
  ),
  fears: aspect(
    'Befürchtungen',
    'Fears',
    /[Ff]urcht|fürcht|[Ss]orge\b|Sorgen|Ängste|hineingezogen|Abkopplung|argwöhn/,
  ),
  support: aspect(
    'Rückhalt im Innern',
    'Support at home',
    /Rückhalt|[Ii]nnenpolitisch|Unterstützung (im|für die|in der)/,
  ),
  resistance: aspect(
    'Kritik und Widerstand',
    'Criticism and resistance',
    /Widerstand|Protest|[Kk]riti(k|sier|sch)|ablehn|Ablehnung|umstritten/,
  ),
} satisfies Record<string, Aspect>;

export type AspectId = keyof typeof ASPECTS;

/** Topics that a comparison may be on, by the words of a question, each with its aspects; the first that fits counts. */
const TOPICS: Array<[RegExp, AspectId[]]> = [
  [
    /verteidigungs(ausgaben|haushalt|budget|etat)|(milit[aä]r|r[uü]stungs)ausgaben|defen[cs]e (budget|spending|expenditure)|\bbip\b|\bgdp\b/i,
    ['gdpShare', 'defenceBudget', 'constitution', 'ownForces'],
  ],
  [
    /\b(be)?zahl(t|en|te|ung\w*)\b|kost|finan[zc]|\bgeld|beitr[aä]g|lasten(?!heft)|\b(pay|paid|money|burden|contribut|sma\b|hns\b)/i,
    [
      'stationingShare',
      'smaContribution',
      'directCosts',
      'totalCosts',
      'contributionDemands',
      'contributionChange',
    ],
  ],
  [/kommando|command|opcon|f[uü]hrung|planung/i, ['command', 'warCommand', 'consultation']],
  [/nuklear|atom|abschreckung|nuclear|deterren/i, ['nuclear', 'consultation']],
  [/raketenabwehr|missile defen|thaad|aegis/i, ['missileDefence']],
  [/man[oö]ver|[uü]bung|exercise|drill/i, ['exercises']],
  [/eins[aä]tz|mission|irak|afghanistan|iraq/i, ['missions', 'constitution']],
  [
    /r[uü]stung(?!sausgaben)|waffen(k[aä]uf|import)|technolog|\barms\b|weapons|procure/i,
    ['armsImports', 'purchases', 'technology'],
  ],
  [
    /china|chinesisch|peking|beijing|chinese|handel|wirtschaft|trade|econom/i,
    ['chinaPolicy', 'trade', 'territory', 'initiatives', 'plurilateral', 'fears', 'priorities'],
  ],
  [
    /nordkorea|pj[oö]ngjang|north korea|pyongyang|sanktion|sanction/i,
    ['sanctions', 'dialogue', 'missilesInRange', 'priorities', 'fears'],
  ],
  [
    /innenpolit|r[uü]ckhalt|opposition|bev[oö]lkerung|partei|domestic|public|support|protest|kritik/i,
    ['support', 'resistance', 'fears'],
  ],
  [
    /recht|vertrag|beistand|bindend|legal|treaty|oblig/i,
    ['treaty', 'obligation', 'constitution', 'consultation'],
  ],
  [/konsultation|gremien|gespr[aä]che|consult|committee/i, ['consultation']],
  [
    /truppen|soldaten|pr[aä]senz|stationier|st[uü]tzpunkt|troops|soldiers|presence|bases?\b/i,
    ['troops', 'troopMix', 'bases', 'hub', 'withdrawal'],
  ],
  [
    /streitkr[aä]ft|milit[aä]risch|armee|forces|military|capabilit/i,
    [
      'ownForces',
      'constitution',
      'modernisation',
      'gdpShare',
      'defenceBudget',
      'purchases',
      'missileDefence',
    ],
  ],
  [
    /[aä]ngst|angst|sorge|f[uü]rcht|fear|bedroh|threat|gefahr/i,
    ['fears', 'priorities', 'missilesInRange', 'territory'],
  ],
];

/** The aspects of a topic; undefined where it is none of those known, and any may count. */
export function aspectsOfTopic(topic: string): AspectId[] | undefined {
  return TOPICS.find(([words]) => words.test(topic))?.[1];
}

const aspects = Object.entries(ASPECTS) as Array<[AspectId, Aspect]>;

/** What a sentence can be compared in with others, the most particular first. */
export function aspectsOf(sentence: string): AspectId[] {
  return aspects.filter(([, { signs }]) => signs.test(sentence)).map(([id]) => id);
}

export function aspectLabel(id: AspectId, language: Language): string {
  return ASPECTS[id].label[language];
}

function aspect(de: string, en: string, signs: RegExp): Aspect {
  return { label: { de, en }, signs };
}
