import { legible } from '../legible.ts';
import type { ReaderPassage, WirePassage } from '../schema.ts';

/** What a model must know of a passage before it quotes it, beyond its words. */
const NATURE: Partial<Record<WirePassage['kind'], string>> = {
  'fact-box': 'fact box',
  'pull-quote': 'pull quote',
  'map-caption': 'map caption, read by machine and repaired',
  table: 'table',
  footnote: 'footnote',
};

type ShownPassage = WirePassage & Pick<ReaderPassage, 'repeats'>;

/**
 * A passage as plain text: its id, its place and what it is, then its words as they are.
 * @param place titles that lead to it.
 */
export function passageText({ id, kind, repeats, text }: ShownPassage, place: string[]): string {
  const nature = [NATURE[kind], repeats && `repeats ${repeats}`].filter(Boolean).join(', ');
  const head = [id, place.join(' › '), nature].filter(Boolean).join(' · ');
  return legible(`${head}\n${text}`);
}
