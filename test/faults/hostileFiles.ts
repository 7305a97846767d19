import { HOSTILE } from './hostileStudy.ts';

/** Steers a terminal, the direction of writing, or what a page takes for a tag. */
const NAME = '../"><img src=x onerror=alert(1)>\u202e\u001b[2J\u200b=cmd|calc!A0';

/** A title that no file can have as a name: of 10,000 characters. */
const LONG_TITLE = `${HOSTILE.join(' ')} ${'Langer Titel '.repeat(1_000)}`
  .replace(/\0/g, '')
  .slice(0, 10_000);

type Escape = (text: string) => string;

/**
 * Hostile text in every place of a document: once as its format writes it as text, once as it is. Without NUL: a file that
 * holds it is no text.
 */
function textsOf(written: Escape): string[] {
  return HOSTILE.flatMap((text) => [written(text), text]).map((text) => text.replace(/[\n\0]/g, ' '));
}

const escapeMarkdown: Escape = (text) => text.replace(/[!-/:-@[-`{-~]/g, '\\$&');
const escapeHtml: Escape = (text) => text.replace(/[&<>"]/g, (found) => `&#${found.charCodeAt(0)};`);

const markdown = [
  `# ${escapeMarkdown(LONG_TITLE)}`,
  ...textsOf(escapeMarkdown).flatMap((text, at) => [
    `## Kapitel ${at} ${text}`,
    `Die Raketenabwehr in Japan kostet ${at} Millionen Dollar ${text} im Jahr.[^n${at}] ${text} Südkorea zahlt mehr.`,
    `- Die Raketenabwehr Japans ${text} wird ausgebaut.\n- ${text}`,
    `| Land | Kosten ${text} |\n|---|---|\n| ${text} | ${at} Millionen |\n| Japan | ${text} |`,
    `[^n${at}]: Fußnote ${text} zur Raketenabwehr.`,
  ]),
].join('\n\n');

const html = [
  `<!doctype html><meta charset="utf-8"><title>${escapeHtml(LONG_TITLE)}</title><body>`,
  ...textsOf(escapeHtml).flatMap((text, at) => [
    `<h2>Kapitel ${at} ${text}</h2>`,
    `<p>Die Raketenabwehr in Japan kostet ${at} Millionen Dollar ${text} im Jahr. ${text} Südkorea zahlt mehr.</p>`,
    `<ul><li>Die Raketenabwehr Japans ${text} wird ausgebaut.</li><li>${text}</li></ul>`,
    `<table><tr><th>Land</th><th>${text}</th></tr><tr><td>${text}</td><td>${at} Millionen</td></tr></table>`,
  ]),
].join('\n');

const plain = [
  LONG_TITLE.slice(0, 180),
  ...textsOf((text) => text).flatMap((text, at) => [
    `Die Raketenabwehr in Japan kostet ${at} Millionen Dollar ${text} im Jahr. ${text} Südkorea zahlt mehr.`,
    `- Die Raketenabwehr Japans ${text} wird ausgebaut.\n- ${text}`,
  ]),
].join('\n\n');

/** The hostile texts as files that a reader may add. */
export const HOSTILE_FILES = [
  { name: `${NAME}.md`, text: markdown },
  { name: `${NAME}.html`, text: html },
  { name: `${NAME}.txt`, text: plain },
];
