/** Signs that open an item; those of symbol fonts are of private use. */
const BULLET = /^\s*[-–*•·∙▪▫◦‣⁃●○■□◆◇►▶➢➤✓✔\uf0a7\uf0b7\uf0d8\uf0fc]\s+(?=\S)/u;
const NUMBER = /^\s*(?:\(?\d{1,3}[.)]|\(?[a-z]\))\s+(?=\S)/u;

/** What opens an item of a list, and whether it is a sign only or a number that belongs to the text. */
export function itemStart(line: string): { kind: 'bullet' | 'number'; length: number } | undefined {
  const bullet = BULLET.exec(line);
  if (bullet) return { kind: 'bullet', length: bullet[0].length };
  return NUMBER.test(line) ? { kind: 'number', length: 0 } : undefined;
}

/** `1.2 Title`: how deep its number makes a heading; `undefined` for a line that is no numbered title. */
export function numberedLevel(line: string): number | undefined {
  const number = /^(\d{1,3}(?:\.\d{1,3}){0,5})\.?\s+\p{Lu}/u.exec(line)?.[1];
  return number && !endsSentence(line) ? Math.min(6, number.split('.').length) : undefined;
}

export const endsSentence = (line: string): boolean => /[.!?…:;,][»«"“”’)\]]*$/u.test(line.trim());
