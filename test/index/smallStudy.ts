import { splitSentences } from '#corpus/sentences.ts';
import type { Study } from '#corpus/types.ts';

/** A study as a reader may add it: one section, and a passage for each text. */
export function smallStudy(id: string, title: string, texts: readonly string[]): Study {
  const sectionId = `${id}.befunde`;
  return {
    id,
    title,
    sections: [{ id: sectionId, title: 'Befunde', path: ['Befunde'], level: 1 }],
    passages: texts.map((text, i) => ({
      id: `${sectionId}-0${i + 1}`,
      kind: 'body',
      sectionId,
      path: ['Befunde'],
      text,
      sentences: splitSentences(text),
      footnotes: [],
    })),
    placeholders: [],
    order: [],
  };
}

export const BEES = smallStudy('bienen', 'Bienen in der Stadt', [
  'In Hamburg leben rund 800 Bienenvölker. Ihre Imker ernten im Jahr 20 Tonnen Honig.',
  'Wildbienen nisten im Boden und in totem Holz. Sie brauchen heimische Blüten.',
  'Die Stadt legt jedes Jahr Blühstreifen an. Deren Pflege kostet 40 000 Euro.',
]);

export const TRAMS = smallStudy('strassenbahn', 'Die Rückkehr der Straßenbahn', [
  'Straßburg baute 1994 seine erste neue Linie. Heute fahren dort sechs Linien.',
  'Ein Kilometer Gleis kostet zwischen 15 und 30 Millionen Euro. Die Stadt trägt davon die Hälfte.',
]);
