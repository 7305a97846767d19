import type { Strings } from './strings.ts';

const count = new Intl.NumberFormat('en-GB');
const percent = new Intl.NumberFormat('en-GB', { style: 'percent' });
const dateTime = new Intl.DateTimeFormat('en-GB', { dateStyle: 'medium', timeStyle: 'short' });

function counted(number: number, one: string, many: string): string {
  return `${count.format(number)} ${number === 1 ? one : many}`;
}

export const en: Strings = {
  language: 'en',
  tagline: 'Answers from one study, every sentence cited',
  switchLanguage: 'Deutsch',
  openStudy: 'Read the study',
  newConversation: 'New conversation',
  conversation: 'Conversation',
  announcements: 'Announcements',
  percent: (share) => percent.format(share),
  dateTime: (ms) => dateTime.format(ms),

  startHeading: 'What does the study say?',
  startText:
    'Ask the study on the alliances of the USA with Japan and South Korea, in English or German. ' +
    'Every sentence of an answer stands in the study word for word, in German, and opens it at its place.',
  examplesHeading: 'For example',
  examples: [
    { kind: 'Figure', lang: 'en', question: 'How many US soldiers are stationed in Japan?' },
    { kind: 'Reason', lang: 'en', question: 'Why does South Korea avoid taking sides against China?' },
    {
      kind: 'Position',
      lang: 'en',
      question: 'What does Tokyo think of easing the sanctions on North Korea?',
    },
    {
      kind: 'Comparison',
      lang: 'en',
      question: 'Compare the command structures in Japan and South Korea.',
    },
    {
      kind: 'List',
      lang: 'en',
      question: 'What are the three criteria for the strength of an alliance?',
    },
    { kind: 'Date', lang: 'en', question: 'When did the INF treaty end?' },
    { kind: 'Overview', lang: 'en', question: 'What are the main findings of the study?' },
    { kind: 'German', lang: 'de', question: 'Wie viel zahlt Südkorea für die US-Truppen im Land?' },
  ],
  startTextWorded: (model) =>
    `Ask the study on the alliances of the USA with Japan and South Korea, in English or German. The language model ${model} words the answers; every sentence opens the study’s German sentences that it rests on.`,
  studies: 'Studies',
  studiesNote: 'The ticked studies are asked, several of them together. Your own stay on this machine.',
  addStudies: 'Add a study of your own (PDF, DOCX, HTML, Markdown, text)',
  dropHere: 'Drop here to add a study of your own',
  studyPending: (name) => `Reading ${name} …`,
  studyRefused: (name) => `${name} could not be added.`,
  studyAbout: (passages, file) => `${counted(passages, 'passage', 'passages')}, ${file ?? 'shipped'}`,
  studyDamaged: 'damaged: please remove it and add it anew',
  readStudy: (title) => `Read: ${title}`,
  removeStudy: (title) => `Remove: ${title}`,
  confirmRemoval: (title) => `Remove “${title}”? Citations of this study will not open any more.`,
  studyCount: (number) => counted(number, 'study', 'studies'),
  askedStudies: (number, title) => `Asked: ${title ?? counted(number, 'study', 'studies')}. Choose others`,
  startTextOwn:
    'Ask what your studies say. Every sentence of an answer stands word for word in them and opens them at its place. With studies of your own, Beleg is less sure to notice that a text does not answer a question.',

  limitsHeading: 'What Beleg cannot do',
  limits: [
    'It knows this one study alone, and nothing that happened after it.',
    'It does not interpret, conclude or translate: it shows what the study says, in its own German words.',
    'A passage may miss the point of a question. Read it in its place before you quote it.',
  ],

  limitWorded:
    'Figures, names and negations of the language model are held against the study; its interpretation is not.',

  question: 'Question for the study',
  questionPlaceholder: 'Question for the study …',
  ask: 'Ask',
  stop: 'Stop',
  charactersLeft: (left) => `${counted(left, 'character', 'characters')} left`,
  charactersOver: (over) => `${counted(over, 'character', 'characters')} too many`,
  disclaimer: 'Please check the passages before you quote them.',

  yourQuestion: 'Your question',
  editQuestion: 'Edit question',
  askAgain: 'Ask again',
  cancel: 'Cancel',
  change: 'edit',
  understoodAs: 'understood as',
  editUnderstood: 'Edit the question as understood',
  searching: 'Beleg is searching the study …',
  answering: 'Beleg is writing …',
  slow: 'This takes longer than usual. You can wait, or stop it.',
  stopped: 'Stopped.',
  incomplete: 'The answer is incomplete.',
  answerComplete: (citations) => `Answer complete, ${counted(citations, 'citation', 'citations')}.`,
  citation: (n, speaker, place) => `Citation ${n}: ${speaker}, ${place}`,
  citations: (number) => counted(number, 'citation', 'citations'),
  found: (number) => counted(number, 'passage found', 'passages found'),
  foundAll: (number) => `All ${count.format(number)} passages found`,
  foundLess: 'Fewer passages',
  copyAnswer: 'Copy with citations',
  copyCitation: 'Copy quote',
  copyLink: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Not allowed',

  wordedBy: (model) =>
    `Worded by the language model ${model}. Figures, names and negations stand in the sentences cited; whether they are meant so there, the citation shows.`,
  withheld: (number) =>
    number === 1
      ? 'One sentence of the language model was withheld'
      : `${count.format(number)} sentences of the language model were withheld`,
  unsupported: 'Unsupported',

  refusalHeading: 'No answer found in the study',
  refusalReason: 'No passage of the study answers this question.',
  nearest: 'These passages come closest:',
  refusalHint: 'It may help to ask in other words, or to read on in the study.',

  comparison: (parties) => `Comparison: ${parties}`,
  aspect: 'Aspect',
  emptyCell: (checked) => `no statement in the study (${counted(checked, 'passage', 'passages')} examined)`,
  saidOfAll: (parties) => `said of ${parties}`,
  tableActions: 'Take the table along',
  copyTable: (format) => `Copy as ${format}`,
  download: (format) => `Download ${format}`,
  comparisonFile: (ending) => `comparison.${ending}`,

  exportConversation: 'Conversation as Markdown',
  exportReferences: 'Citations as CSL-JSON',
  print: 'Print',
  fileName: (ending) => `beleg-conversation.${ending}`,
  exportNote: 'Answers by Beleg from one study. The quotes are its own words.',
  quoted: (text) => `“${text}”`,
  passage: (id) => `passage ${id}`,

  history: 'Conversations',
  historyNote: 'Stored in this browser alone. Nothing of it is sent.',
  historyDenied: 'This browser allows no storage: conversations last until the page is closed or reloaded.',
  unsaved: 'The conversation could not be stored. Save it as Markdown if you want to keep it.',
  unknownConversation: 'This conversation is not stored in this browser.',
  searchHistory: 'Search conversations',
  noHistory: 'No conversations yet.',
  noMatch: (search) => `No conversation has “${search}”.`,
  questions: (number) => counted(number, 'question', 'questions'),
  conversationTitle: 'Name of the conversation',
  save: 'Save',
  rename: (title) => `Rename: ${title}`,
  renameShort: 'Rename',
  delete: (title) => `Delete: ${title}`,
  deleteShort: 'Delete',
  deleted: 'Deleted.',
  undo: 'Undo',
  exportHistory: 'Back up all',
  importHistory: 'Read a backup',
  historyFile: 'beleg-conversations.json',
  imported: (number) =>
    number === 0
      ? 'All of it was here already.'
      : `${counted(number, 'conversation', 'conversations')} read in.`,
  importFailed: (file) =>
    `“${file}” could not be read. Expected is a file that was made here with “Back up all”.`,

  importUnstored: (file) => `“${file}” could not be stored in this browser.`,
  importMisquotes: (file) =>
    `“${file}” was not read in: it gives as the study's words what does not stand there like this.`,

  keys: 'Keyboard shortcuts',
  keyList: [
    { keys: ['/'], does: 'to the question field' },
    { keys: ['Enter'], does: 'ask; on a citation: open the study at its place' },
    { keys: ['⇧ Enter'], does: 'new line' },
    { keys: ['←', '→'], does: 'from citation to citation' },
    { keys: ['Esc'], does: 'close and go back' },
    { keys: ['?'], does: 'this list' },
  ],
  keysEnabled: 'Use shortcuts of a single character (/ and ?)',

  retry: 'Try again',
  unreachable: 'No connection to Beleg.',
  unreachableNow:
    'Beleg cannot be reached. Is its server still running? As soon as it answers, this goes on.',
  locked: 'This server asks for a token.',
  tokenHeading: 'Access by token',
  tokenText:
    'This server answers only those who know its token. Whoever runs it can give it to you. It stays in this tab until you close it.',
  token: 'The server’s token',
  tokenSend: 'Continue',
  tokenWrong: 'The server does not accept this token.',
  starting: 'Beleg is starting …',
  indexing: 'Beleg is preparing the study …',
  interrupted: 'The connection broke off before the answer was complete.',
  serverFailed: 'Beleg could not answer the question.',

  study: 'Study',
  studyLanguageNote: 'German original',
  page: (page) => `p. ${page}`,
  close: 'Close',
  contents: 'Contents',
  searchStudy: 'Search the study',
  results: (number) => (number === 0 ? 'Nothing found.' : counted(number, 'passage found', 'passages found')),
  searchFailed: 'The study cannot be searched right now.',
  studyLoading: 'Loading the study …',
  studyFailed: 'The study could not be loaded.',
  unknownPassage: (id) => `The study has no passage “${id}”. This is the study from its beginning.`,
  footnote: (number) => `Footnote ${number}`,
  editorial: 'Heading supplied by Beleg',
  machineRead: 'machine-read',
  machineReadSource: 'Characters as they were read',
  repeats: 'in the text',
  excerptActions: 'This passage',
  selected: 'Selected in',
  opened: 'Passage',
  askAbout: 'Ask about this',
  askAboutSection: (title) => `Ask about the section: ${title}`,
  about: (words) => `On “${words}”: `,
};
