import type { Language } from '#server/requests.ts';

const count = new Intl.NumberFormat('de-DE');
const percent = new Intl.NumberFormat('de-DE', { style: 'percent' });
const dateTime = new Intl.DateTimeFormat('de-DE', { dateStyle: 'medium', timeStyle: 'short' });

function counted(number: number, one: string, many: string): string {
  return `${count.format(number)} ${number === 1 ? one : many}`;
}

/** The interface's words. `en.ts` has the same keys; the type sees to it. */
export const de = {
  language: 'de' as Language,
  tagline: 'Antworten aus einer Studie, jeder Satz mit Beleg',
  switchLanguage: 'English',
  openStudy: 'Studie lesen',
  newConversation: 'Neues Gespräch',
  conversation: 'Gespräch',
  announcements: 'Meldungen',
  percent: (share: number) => percent.format(share),
  dateTime: (ms: number) => dateTime.format(ms),

  startHeading: 'Was steht in der Studie?',
  startText:
    'Fragen Sie die Studie zu den Allianzen der USA mit Japan und Südkorea, auf Deutsch oder Englisch. ' +
    'Jeder Satz der Antwort steht wörtlich in der Studie und öffnet sie an seiner Stelle.',
  examplesHeading: 'Zum Beispiel',
  examples: [
    { kind: 'Zahl', lang: 'de', question: 'Wie viele US-Soldaten sind in Südkorea stationiert?' },
    {
      kind: 'Grund',
      lang: 'de',
      question: 'Warum ist das Verhältnis zwischen Japan und Südkorea belastet?',
    },
    {
      kind: 'Position',
      lang: 'de',
      question: 'Wie steht Seoul zu einem Bündnis, das sich gegen China richtet?',
    },
    {
      kind: 'Vergleich',
      lang: 'de',
      question: 'Worin unterscheiden sich Japan und Südkorea bei der Raketenabwehr?',
    },
    { kind: 'Aufzählung', lang: 'de', question: 'Welche Staaten gehören zur Quad?' },
    { kind: 'Zeitpunkt', lang: 'de', question: 'Wann endete der INF-Vertrag?' },
    { kind: 'Überblick', lang: 'de', question: 'Was sind die wichtigsten Ergebnisse der Studie?' },
    {
      kind: 'Englisch',
      lang: 'en',
      question: 'What did the Trump administration demand of Seoul for the US troops?',
    },
  ],
  startTextWorded: (model: string) =>
    `Fragen Sie die Studie zu den Allianzen der USA mit Japan und Südkorea, auf Deutsch oder Englisch. Das Sprachmodell ${model} formuliert die Antworten; jeder Satz öffnet die Sätze der Studie, auf denen er beruht.`,
  studies: 'Studien',
  studiesNote:
    'Gefragt werden die angekreuzten Studien, mehrere gemeinsam. Eigene bleiben auf diesem Rechner.',
  addStudies: 'Eigene Studie aufnehmen (PDF, DOCX, HTML, Markdown, Text)',
  dropHere: 'Hier ablegen, um eine eigene Studie aufzunehmen',
  studyPending: (name: string) => `${name} wird gelesen …`,
  studyRefused: (name: string) => `${name} ließ sich nicht aufnehmen.`,
  studyAbout: (passages: number, file: string | undefined) =>
    `${counted(passages, 'Textstelle', 'Textstellen')}, ${file ?? 'mitgeliefert'}`,
  studyDamaged: 'beschädigt: bitte entfernen und neu aufnehmen',
  readStudy: (title: string) => `Lesen: ${title}`,
  removeStudy: (title: string) => `Entfernen: ${title}`,
  confirmRemoval: (title: string) =>
    `„${title}“ entfernen? Belege aus dieser Studie öffnen sich dann nicht mehr.`,
  studyCount: (number: number) => counted(number, 'Studie', 'Studien'),
  askedStudies: (number: number, title: string | undefined) =>
    `Gefragt: ${title ?? counted(number, 'Studie', 'Studien')}. Andere wählen`,
  startTextOwn:
    'Fragen Sie, was in Ihren Studien steht. Jeder Satz der Antwort steht wörtlich darin und öffnet sie an seiner Stelle. Fragen, die ein Text nicht beantwortet, erkennt Beleg bei eigenen Studien weniger sicher.',

  limitsHeading: 'Was Beleg nicht kann',
  limits: [
    'Es kennt nur diese eine Studie und weiß nichts, was nach ihr geschah.',
    'Es deutet und folgert nicht: Es zeigt, was die Studie sagt, in ihren eigenen Worten.',
    'Eine Stelle kann neben der Frage liegen. Lesen Sie nach, ehe Sie zitieren.',
  ],

  limitWorded:
    'Zahlen, Namen und Verneinungen des Sprachmodells werden an der Studie geprüft, seine Deutung nicht.',

  question: 'Frage an die Studie',
  questionPlaceholder: 'Frage an die Studie …',
  ask: 'Fragen',
  stop: 'Anhalten',
  charactersLeft: (left: number) => `noch ${count.format(left)} Zeichen`,
  charactersOver: (over: number) => `${count.format(over)} Zeichen zu viel`,
  disclaimer: 'Bitte prüfen Sie die Stellen, ehe Sie zitieren.',

  yourQuestion: 'Ihre Frage',
  editQuestion: 'Frage ändern',
  askAgain: 'Neu fragen',
  cancel: 'Abbrechen',
  change: 'ändern',
  understoodAs: 'verstanden als',
  editUnderstood: 'Verstandene Frage ändern',
  searching: 'Beleg sucht in der Studie …',
  answering: 'Beleg schreibt …',
  slow: 'Das dauert länger als sonst. Sie können warten oder anhalten.',
  stopped: 'Angehalten.',
  incomplete: 'Die Antwort ist unvollständig.',
  answerComplete: (citations: number) => `Antwort vollständig, ${counted(citations, 'Beleg', 'Belege')}.`,
  citation: (n: number, speaker: string, place: string) => `Beleg ${n}: ${speaker}, ${place}`,
  citations: (number: number) => counted(number, 'Beleg', 'Belege'),
  found: (number: number) => counted(number, 'gefundene Stelle', 'gefundene Stellen'),
  foundAll: (number: number) => `Alle ${count.format(number)} gefundenen Stellen`,
  foundLess: 'Weniger Stellen',
  copyAnswer: 'Mit Belegen kopieren',
  copyCitation: 'Zitat kopieren',
  copyLink: 'Link kopieren',
  copied: 'Kopiert',
  copyFailed: 'Nicht erlaubt',

  wordedBy: (model: string) =>
    `Formuliert vom Sprachmodell ${model}. Zahlen, Namen und Verneinungen stehen in den belegten Sätzen; ob sie dort so gemeint sind, zeigt der Beleg.`,
  withheld: (number: number) =>
    number === 1
      ? 'Ein Satz des Sprachmodells wurde zurückgehalten'
      : `${count.format(number)} Sätze des Sprachmodells wurden zurückgehalten`,
  unsupported: 'Nicht belegt',

  refusalHeading: 'Keine Antwort in der Studie gefunden',
  refusalReason: 'In der Studie fand sich keine Stelle, die diese Frage beantwortet.',
  nearest: 'Am nächsten kommen diese Stellen:',
  refusalHint: 'Vielleicht hilft es, anders zu fragen oder in der Studie weiterzulesen.',

  comparison: (parties: string) => `Vergleich: ${parties}`,
  aspect: 'Gesichtspunkt',
  emptyCell: (checked: number) =>
    `keine Aussage in der Studie (${counted(checked, 'Passage', 'Passagen')} geprüft)`,
  saidOfAll: (parties: string) => `gilt für ${parties}`,
  tableActions: 'Tabelle mitnehmen',
  copyTable: (format: string) => `Als ${format} kopieren`,
  download: (format: string) => `${format} herunterladen`,
  comparisonFile: (ending: string) => `vergleich.${ending}`,

  exportConversation: 'Gespräch als Markdown',
  exportReferences: 'Belege als CSL-JSON',
  print: 'Drucken',
  fileName: (ending: string) => `beleg-gespraech.${ending}`,
  exportNote: 'Antworten von Beleg aus einer Studie. Die Zitate sind deren Wortlaut.',
  quoted: (text: string) => `„${text}“`,
  passage: (id: string) => `Passage ${id}`,

  history: 'Gespräche',
  historyNote: 'Gespeichert nur in diesem Browser. Nichts davon wird gesendet.',
  historyDenied:
    'Dieser Browser erlaubt kein Speichern: Gespräche bleiben nur, bis die Seite geschlossen oder neu geladen wird.',
  unsaved:
    'Das Gespräch ließ sich nicht speichern. Sichern Sie es als Markdown, wenn Sie es behalten wollen.',
  unknownConversation: 'Dieses Gespräch ist in diesem Browser nicht gespeichert.',
  searchHistory: 'In Gesprächen suchen',
  noHistory: 'Noch keine Gespräche.',
  noMatch: (search: string) => `Kein Gespräch enthält „${search}“.`,
  questions: (number: number) => counted(number, 'Frage', 'Fragen'),
  conversationTitle: 'Name des Gesprächs',
  save: 'Speichern',
  rename: (title: string) => `Umbenennen: ${title}`,
  renameShort: 'Umbenennen',
  delete: (title: string) => `Löschen: ${title}`,
  deleteShort: 'Löschen',
  deleted: 'Gelöscht.',
  undo: 'Rückgängig',
  exportHistory: 'Alle sichern',
  importHistory: 'Sicherung einlesen',
  historyFile: 'beleg-gespraeche.json',
  imported: (number: number) =>
    number === 0 ? 'Alles darin war schon da.' : `${counted(number, 'Gespräch', 'Gespräche')} eingelesen.`,
  importFailed: (file: string) =>
    `„${file}“ ließ sich nicht lesen. Erwartet wird eine Datei, die hier mit „Alle sichern“ entstand.`,

  importUnstored: (file: string) => `„${file}“ ließ sich in diesem Browser nicht speichern.`,
  importMisquotes: (file: string) =>
    `„${file}“ wurde nicht eingelesen: Darin steht als Wortlaut, was so nicht in der Studie steht.`,

  keys: 'Tastenkürzel',
  keyList: [
    { keys: ['/'], does: 'zum Fragefeld' },
    { keys: ['Enter'], does: 'fragen; auf einem Beleg: Studie an der Stelle öffnen' },
    { keys: ['⇧ Enter'], does: 'neue Zeile' },
    { keys: ['←', '→'], does: 'von Beleg zu Beleg' },
    { keys: ['Esc'], does: 'schließen und zurück' },
    { keys: ['?'], does: 'diese Übersicht' },
  ],
  keysEnabled: 'Kürzel aus einem Zeichen (/ und ?) verwenden',

  retry: 'Noch einmal versuchen',
  unreachable: 'Keine Verbindung zu Beleg.',
  unreachableNow:
    'Beleg ist nicht erreichbar. Läuft der Server noch? Sobald er antwortet, geht es hier weiter.',
  locked: 'Dieser Server verlangt ein Token.',
  tokenHeading: 'Zugang mit Token',
  tokenText:
    'Dieser Server antwortet nur denen, die sein Token kennen. Sie bekommen es von der Person, die ihn betreibt. Es bleibt in diesem Tab, bis Sie ihn schließen.',
  token: 'Token des Servers',
  tokenSend: 'Weiter',
  tokenWrong: 'Dieses Token nimmt der Server nicht an.',
  starting: 'Beleg startet …',
  indexing: 'Beleg bereitet die Studie vor …',
  interrupted: 'Die Verbindung brach ab, ehe die Antwort vollständig war.',
  serverFailed: 'Beleg konnte die Frage nicht beantworten.',

  study: 'Studie',
  studyLanguageNote: 'englisches Original',
  page: (page: number) => `S. ${page}`,
  close: 'Schließen',
  contents: 'Inhalt',
  searchStudy: 'In der Studie suchen',
  results: (number: number) =>
    number === 0 ? 'Nichts gefunden.' : counted(number, 'Stelle gefunden', 'Stellen gefunden'),
  searchFailed: 'Die Suche ist gerade nicht möglich.',
  studyLoading: 'Die Studie wird geladen …',
  studyFailed: 'Die Studie konnte nicht geladen werden.',
  unknownPassage: (id: string) =>
    `Eine Stelle „${id}“ gibt es in der Studie nicht. Sie sehen die Studie von Anfang an.`,
  footnote: (number: number) => `Fußnote ${number}`,
  editorial: 'Überschrift von Beleg ergänzt',
  machineRead: 'maschinell gelesen',
  machineReadSource: 'Zeichen, wie sie gelesen wurden',
  repeats: 'steht im Text',
  excerptActions: 'Zur Stelle',
  selected: 'Auswahl in',
  opened: 'Stelle',
  askAbout: 'Dazu fragen',
  askAboutSection: (title: string) => `Zum Abschnitt fragen: ${title}`,
  about: (words: string) => `Zu „${words}“: `,
};
