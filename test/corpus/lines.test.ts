import { describe, expect, it } from 'vitest';
import { joinLines } from '#corpus/lines.ts';

describe('joinLines', () => {
  it.each([
    [['  Außen-', 'sowie Verteidigungsminister'], 'Außen- sowie Verteidigungsminister'],
    [['Militareinrichtun-', 'gen'], 'Militareinrichtungen'],
    [['von US-', 'Truppen'], 'von US-Truppen'],
    [['1950 –', 'und mehr'], '1950 – und mehr'],
    [['55\u00a0300  Soldaten\t', '', 'hier '], '55\u00a0300 Soldaten hier'],
    [[], ''],
  ])('reads %j as %j', (lines, text) => {
    expect(joinLines(lines)).toBe(text);
  });
});
