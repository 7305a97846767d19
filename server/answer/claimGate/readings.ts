import type { Language } from '../../requests.ts';

/** What digits may mean. Three behind one point or comma may be a group or decimals; the study's German tells which. */
export function readings(text: string, language: Language): number[] {
  const digits = text.replace(/[\s\u00a0\u202f]/g, '');
  const marks = digits.match(/[.,]/g) ?? [];
  if (!marks.length) return [Number(digits)];
  const decimal = (mark: string) => {
    const at = digits.lastIndexOf(mark);
    return Number(`${digits.slice(0, at).replace(/[.,]/g, '')}.${digits.slice(at + 1)}`);
  };
  if (new Set(marks).size > 1) return [decimal(marks.at(-1)!)];
  const grouped = Number(digits.replace(/[.,]/g, ''));
  if (marks.length > 1) return [grouped];
  if (!/[.,]\d{3}$/.test(digits)) return [decimal(marks[0]!)];
  if (marks[0] === (language === 'de' ? '.' : ',')) return [grouped];
  return [grouped, decimal(marks[0]!)];
}
