/** The interface's words. `en.ts` has the same keys; the type sees to it. */
export const de = {
  tagline: 'Antworten aus einer Studie, jeder Satz mit Beleg',
  switchLanguage: 'English',
  openStudy: 'Studie lesen',
  newConversation: 'Neues Gespräch',
  conversation: 'Gespräch',

  startHeading: 'Was steht in der Studie?',
  startText:
    'Fragen Sie die Studie zu den Allianzen der USA mit Japan und Südkorea, auf Deutsch oder Englisch. ' +
    'Jeder Satz der Antwort öffnet die Stelle, auf der er beruht. Was nicht in der Studie steht, beantwortet Beleg nicht.',
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
    {
      kind: 'Englisch',
      lang: 'en',
      question: 'What did the Trump administration demand of Seoul for the US troops?',
    },
  ],

  question: 'Frage an die Studie',
  questionPlaceholder: 'Frage an die Studie …',
  ask: 'Fragen',
  stop: 'Anhalten',
  charactersLeft: (count: number) => (count === 1 ? 'noch 1 Zeichen' : `noch ${count} Zeichen`),
  charactersOver: (count: number) => `${count} Zeichen zu viel`,
  disclaimer: 'Bitte prüfen Sie die Stellen, ehe Sie zitieren.',

  yourQuestion: 'Ihre Frage',
  understoodAs: 'verstanden als',
  searching: 'Beleg sucht in der Studie …',
  answering: 'Beleg schreibt …',
  stopped: 'Angehalten.',
  incomplete: 'Die Antwort ist unvollständig.',
  answerReady: (text: string) => `Antwort: ${text}`,
  citation: (n: number, speaker: string, place: string) => `Beleg ${n}: ${speaker}, ${place}`,
  citations: (count: number) => (count === 1 ? '1 Beleg' : `${count} Belege`),
  found: (count: number) => (count === 1 ? '1 gefundene Stelle' : `${count} gefundene Stellen`),
  copy: 'Mit Belegen kopieren',
  copied: 'Kopiert',

  refusalHeading: 'Keine Antwort in der Studie gefunden',
  refusalReason: 'In der Studie fand sich keine Stelle, die diese Frage beantwortet.',
  nearest: 'Am nächsten kommen diese Stellen:',

  comparison: (parties: string) => `Vergleich: ${parties}`,
  aspect: 'Gesichtspunkt',
  emptyCell: (checked: number) =>
    `keine Aussage in der Studie (${checked === 1 ? '1 Passage' : `${checked} Passagen`} geprüft)`,
  saidOfAll: (parties: string) => `gilt für ${parties}`,
  download: (format: string) => `Als ${format} herunterladen`,

  retry: 'Noch einmal versuchen',
  unreachable: 'Keine Verbindung zu Beleg. Läuft der Server noch?',
  interrupted: 'Die Verbindung brach ab, ehe die Antwort vollständig war.',
  serverFailed: 'Beleg konnte die Frage nicht beantworten.',

  study: 'Studie',
  studyLanguageNote: '',
  close: 'Schließen',
  contents: 'Inhalt',
  studyLoading: 'Die Studie wird geladen …',
  studyFailed: 'Die Studie konnte nicht geladen werden.',
  unknownPassage: 'Diese Stelle gibt es in der Studie nicht. Sie sehen die Studie von Anfang an.',
  footnote: (number: number) => `Fußnote ${number}`,
  editorial: 'Überschrift von Beleg ergänzt',
  machineRead: 'maschinell gelesen',
  machineReadSource: 'Zeichen, wie sie gelesen wurden',
  repeats: 'steht im Text',
};
