import type { Language } from '../requests.ts';

/** The program's own words. `en` has the same; the type sees to it. */
const de = {
  // Around answers and passages.
  quoted: (text: string) => `„${text}“`,
  understoodAs: (question: string) => `Verstanden als: ${question}`,
  refused: 'Keine Antwort in der Studie gefunden',
  nearest: 'Am nächsten kommen diese Textstellen:',
  sources: 'Belege',
  unsupported: 'Nicht von der Studie belegt:',
  machineRead: 'maschinell gelesen',
  asRead: (source: string) => `Zeichen, wie sie gelesen wurden: ${source}`,
  repeats: (id: string) => `Steht im Text: ${id}`,
  before: (id: string) => `davor: ${id}`,
  after: (id: string) => `danach: ${id}`,

  // Help.
  usageTitle: 'Aufruf:',
  argumentsTitle: 'Argumente:',
  optionsTitle: 'Optionen:',
  commandsTitle: 'Befehle:',
  exampleTitle: 'Beispiel:',
  question: 'FRAGE',
  query: 'SUCHE',
  id: 'KENNUNG',
  command: 'BEFEHL',
  anyOptions: '[OPTIONEN]',
  about: 'Fragt eine deutsche Policy-Studie: Jeder Satz der Antwort ist ihr eigener, mit Beleg.',
  ask: 'beantwortet eine Frage, oder die letzte eines Gesprächs',
  search: 'findet Textstellen',
  compare: 'vergleicht, was die Studie zu mehreren Seiten sagt',
  passage: 'zeigt eine Textstelle',
  serve: 'startet die Seite und die HTTP-Schnittstelle',
  index: 'baut den Suchindex neu',
  train: 'macht den Encoder neu (zehn Minuten)',
  score: 'bewertet die Antworten auf eine Fragendatei',
  mcp: 'gibt die Studie über das Model Context Protocol weiter',
  help: 'zeigt die Hilfe zu einem Befehl',
  showHelp: 'zeigt diese Hilfe',
  showVersion: 'zeigt die Version',
  questionArgument: 'mehrere sind ein Gespräch; - liest von der Standardeingabe',
  textArgument: 'in Anführungszeichen; - liest von der Standardeingabe',
  idArgument: 'wie nordkorea-07; search und ask nennen sie',
  json: 'als JSON, wie es die HTTP-Schnittstelle gibt',
  withheld: 'zeigt Sätze des Sprachmodells, die die Studie nicht belegt',
  limit: 'höchstens so viele Textstellen, 1 bis 50 (sonst 10)',
  format: 'text (sonst), markdown, csv oder json',
  jsonFormat: 'dasselbe wie --format json',
  port: 'Port (sonst PORT oder 8787)',
  host: 'Rechnername (sonst HOST oder 127.0.0.1)',
  holdout: 'ohne ein festes Zehntel der Fragen, für Messungen',
  questionsFile: 'andere Fragen, eine je Zeile als JSON',
  url: 'ein Server, der schon läuft',
  misses: 'zeigt die Fragen, an denen etwas fehlt',
  exitCodes:
    'Rückgabewert: 0 beantwortet oder gefunden; 1 Fehler im Programm; 2 falscher\n' +
    'Aufruf oder falsche Eingabe; 3 die Studie gibt keine Antwort, oder es gibt\n' +
    'die Textstelle oder den Vergleich nicht; 130 abgebrochen.',
  examples: {
    ask: 'beleg ask "Was ist die Quad?" "Welche Staaten gehören dazu?"',
    search: 'beleg search -k 3 Raketenabwehr',
    compare: 'beleg compare "Vergleiche die Truppen in Japan und Südkorea" --format csv',
    passage: 'beleg passage nordkorea-07',
    serve: 'beleg serve --port 9000',
    index: 'beleg index',
    train: 'beleg train --holdout',
    score: 'beleg score --misses',
    mcp: 'beleg mcp',
  },

  // Errors of usage.
  unknownCommand: (name: string) => `den Befehl „${name}“ gibt es nicht`,
  unknownOption: (name: string) => `die Option „${name}“ gibt es nicht`,
  optionWithoutValue: (name: string) => `der Option „${name}“ fehlt ihr Wert`,
  missingArgument: (name: string) => `es fehlt: ${name}`,
  tooManyArguments: 'zu viele Argumente; mehrere Wörter gehören in Anführungszeichen',
  didYouMean: (name: string) => `gemeint war vielleicht ${name}`,
  seeHelp: 'Hilfe mit --help',
};

export type Words = typeof de;

const en: Words = {
  quoted: (text) => `“${text}”`,
  understoodAs: (question) => `Understood as: ${question}`,
  refused: 'No answer found in the study',
  nearest: 'These passages come closest:',
  sources: 'Sources',
  unsupported: 'Not borne out by the study:',
  machineRead: 'machine-read',
  asRead: (source) => `Characters as they were read: ${source}`,
  repeats: (id) => `Stands in the text: ${id}`,
  before: (id) => `before: ${id}`,
  after: (id) => `after: ${id}`,

  usageTitle: 'Usage:',
  argumentsTitle: 'Arguments:',
  optionsTitle: 'Options:',
  commandsTitle: 'Commands:',
  exampleTitle: 'Example:',
  question: 'QUESTION',
  query: 'QUERY',
  id: 'ID',
  command: 'COMMAND',
  anyOptions: '[OPTIONS]',
  about: 'Asks one German policy study: every sentence of an answer is its own, and cited.',
  ask: 'answer a question, or the last of a conversation',
  search: 'find passages',
  compare: 'compare what the study says of several parties',
  passage: 'show one passage',
  serve: 'serve the page and the HTTP interface',
  index: 'build the search index anew',
  train: 'make the encoder anew (ten minutes)',
  score: 'score the answers on a question file',
  mcp: 'give the study over the Model Context Protocol',
  help: 'show the help of a command',
  showHelp: 'show this help',
  showVersion: 'show the version',
  questionArgument: 'several are a conversation; - reads from standard input',
  textArgument: 'in quotation marks; - reads from standard input',
  idArgument: 'such as nordkorea-07; search and ask name them',
  json: 'as JSON, as the HTTP interface gives it',
  withheld: 'show sentences of the language model that the study does not bear out',
  limit: 'at most so many passages, 1 to 50 (default 10)',
  format: 'text (default), markdown, csv or json',
  jsonFormat: 'the same as --format json',
  port: 'port (default PORT, or 8787)',
  host: 'host name (default HOST, or 127.0.0.1)',
  holdout: 'without a fixed tenth of the questions, for measurements',
  questionsFile: 'other questions, one a line as JSON',
  url: 'a server that runs already',
  misses: 'show the questions of which something is missed',
  exitCodes:
    'Exit codes: 0 answered or found; 1 something went wrong inside; 2 wrong usage\n' +
    'or bad input; 3 the study does not answer, or has no such passage or\n' +
    'comparison; 130 interrupted.',
  examples: {
    ask: 'beleg ask "What is the Quad?" "Which states belong to it?"',
    search: 'beleg search -k 3 "missile defence"',
    compare: 'beleg compare "Compare the troops in Japan and South Korea" --format csv',
    passage: 'beleg passage nordkorea-07',
    serve: 'beleg serve --port 9000',
    index: 'beleg index',
    train: 'beleg train --holdout',
    score: 'beleg score --misses',
    mcp: 'beleg mcp',
  },

  unknownCommand: (name) => `there is no command "${name}"`,
  unknownOption: (name) => `there is no option "${name}"`,
  optionWithoutValue: (name) => `option "${name}" lacks its value`,
  missingArgument: (name) => `missing: ${name}`,
  tooManyArguments: 'too many arguments; several words belong in quotation marks',
  didYouMean: (name) => `perhaps ${name} was meant`,
  seeHelp: 'help with --help',
};

export const words: Record<Language, Words> = { de, en };

/** The language that a user's locale asks of programs (POSIX: the first of these that is set holds). */
export function programLanguage({ LC_ALL, LC_MESSAGES, LANG }: NodeJS.ProcessEnv): Language {
  return /^de\b|^de_/i.test(LC_ALL || LC_MESSAGES || LANG || '') ? 'de' : 'en';
}
