import type { Strings } from './strings.ts';

export const en: Strings = {
  tagline: 'Answers from one study, every sentence cited',
  switchLanguage: 'Deutsch',
  openStudy: 'Read the study',
  newConversation: 'New conversation',
  conversation: 'Conversation',

  startHeading: 'What does the study say?',
  startText:
    'Ask the study on the alliances of the USA with Japan and South Korea, in English or German. ' +
    'Every sentence of an answer opens the words it rests on. What the study does not say, Beleg does not answer.',
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
    { kind: 'German', lang: 'de', question: 'Wie viel zahlt Südkorea für die US-Truppen im Land?' },
  ],

  question: 'Question for the study',
  questionPlaceholder: 'Question for the study …',
  ask: 'Ask',
  stop: 'Stop',
  charactersLeft: (count) => (count === 1 ? '1 character left' : `${count} characters left`),
  charactersOver: (count) => (count === 1 ? '1 character too many' : `${count} characters too many`),
  disclaimer: 'Please check the passages before you quote them.',

  yourQuestion: 'Your question',
  understoodAs: 'understood as',
  searching: 'Beleg is searching the study …',
  answering: 'Beleg is writing …',
  stopped: 'Stopped.',
  incomplete: 'The answer is incomplete.',
  answerReady: (text) => `Answer: ${text}`,
  citation: (n, speaker, place) => `Citation ${n}: ${speaker}, ${place}`,
  citations: (count) => (count === 1 ? '1 citation' : `${count} citations`),
  found: (count) => (count === 1 ? '1 passage found' : `${count} passages found`),
  copy: 'Copy with citations',
  copied: 'Copied',

  refusalHeading: 'No answer found in the study',
  refusalReason: 'No passage of the study answers this question.',
  nearest: 'These passages come closest:',

  comparison: (parties) => `Comparison: ${parties}`,
  aspect: 'Aspect',
  emptyCell: (checked) =>
    `no statement in the study (${checked === 1 ? '1 passage' : `${checked} passages`} examined)`,
  saidOfAll: (parties) => `said of ${parties}`,
  download: (format) => `Download as ${format}`,

  retry: 'Try again',
  unreachable: 'No connection to Beleg. Is its server still running?',
  interrupted: 'The connection broke off before the answer was complete.',
  serverFailed: 'Beleg could not answer the question.',

  study: 'Study',
  studyLanguageNote: 'German original',
  close: 'Close',
  contents: 'Contents',
  studyLoading: 'Loading the study …',
  studyFailed: 'The study could not be loaded.',
  unknownPassage: 'The study has no such passage. This is the study from its beginning.',
  footnote: (number) => `Footnote ${number}`,
  editorial: 'Heading supplied by Beleg',
  machineRead: 'machine-read',
  machineReadSource: 'Characters as they were read',
  repeats: 'in the text',
};
