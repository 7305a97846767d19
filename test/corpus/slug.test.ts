import { describe, expect, it } from 'vitest';
import { slug, uniqueSlug } from '#corpus/slug.ts';

describe('slug', () => {
  it.each([
    ['Nordkorea', 'nordkorea'],
    ['In Kürze: Die Sicherheitsallianz zwischen den USA und Südkorea', 'kuerze-suedkorea'],
    ['Finanzielle Beiträge Japans und Südkoreas zur US-Präsenz', 'finanzielle-us-praesenz'],
    ['[Abkürzungen]', 'abkuerzungen'],
    ['…', 'abschnitt'],
  ])('names %j %j', (title, name) => {
    expect(slug(title)).toBe(name);
  });

  it('is numbered where the name is taken', () => {
    expect(uniqueSlug('Japan', new Set(['japan', 'japan-2']))).toBe('japan-3');
  });
});
