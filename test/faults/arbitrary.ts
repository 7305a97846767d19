import fc from 'fast-check';

/** What is used here of JSON Schema. */
export interface JsonSchema {
  $ref?: string;
  type?: string | string[];
  enum?: unknown[];
  const?: unknown;
  anyOf?: JsonSchema[];
  oneOf?: JsonSchema[];
  allOf?: JsonSchema[];
  properties?: Record<string, JsonSchema>;
  required?: string[];
  items?: JsonSchema;
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** Longer lists and texts than these come from `nearby` alone: most requests shall be quick. */
const LONGEST_LIST = 4;
const LONGEST_TEXT = 200;

/** What programs stumble over in texts. */
const ODD_TEXTS = [
  '',
  ' ',
  '\0',
  '\ud800',
  '\udfff\ud800',
  '\u202e)1(',
  '\u001b]8;;http://evil.example\u0007',
  '\ufeff',
  '\u0130\u1e9e\ufb01',
  '__proto__',
  'constructor',
  'null',
  '../../etc/passwd',
  '%00%ff%',
  '{{7*7}}',
  "' OR 1=1 --",
  '<img src=x onerror=alert(1)>',
  '=cmd|calc!A0',
  '[1] [2][999999999999]',
  '1'.repeat(400),
  'a'.repeat(2_000),
  'ß'.repeat(1_999),
  '('.repeat(1_500),
  'und '.repeat(499),
  '🇯🇵'.repeat(500),
  '!?.'.repeat(600),
  'Japan, Südkorea, '.repeat(110),
];

/** Words that lead deep into the answerer, in any order. */
const WORDS =
  'Wie viele Soldaten hatten die USA 2020 in Japan und Südkorea stationiert ? Vergleiche die Raketenabwehr , Kosten . ' +
  'Why does Seoul avoid taking sides against China ; compare Tokyo , Russia Nordkorea And in 2019 ? Warum nicht dort was';

const question = fc
  .array(fc.constantFrom(...WORDS.split(' ')), { minLength: 1, maxLength: 14 })
  .map((words) => words.join(' '));

/** Texts of every kind: questions, odd ones, and characters at random, lone surrogates among them. */
export const anyText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: question },
  { weight: 2, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: LONGEST_TEXT }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: LONGEST_TEXT }) },
  { weight: 1, arbitrary: fc.tuple(question, fc.constantFrom(...ODD_TEXTS)).map((both) => both.join(' ')) },
);

/** Values of which no schema tells that they alone lead further. */
const NAMED: Record<string, unknown> = { model: 'beleg', studies: ['alliances'] };

/** Values that a schema takes, as a description of the interface gives it. */
export function arbitraryOf(schema: JsonSchema, defs: Record<string, JsonSchema>): fc.Arbitrary<unknown> {
  const inner = (part: JsonSchema) => arbitraryOf(part, defs);
  if (schema.$ref) return inner(defs[schema.$ref.split('/').at(-1)!]!);
  if (schema.const !== undefined) return fc.constant(schema.const);
  if (schema.enum) return fc.constantFrom(...schema.enum);
  const choices = schema.anyOf ?? schema.oneOf ?? schema.allOf;
  if (choices) return fc.oneof(...choices.map(inner));
  if (Array.isArray(schema.type)) return fc.oneof(...schema.type.map((type) => inner({ ...schema, type })));
  const { minimum = 0, maximum = 1_000, minLength = 0, maxLength = Number.POSITIVE_INFINITY } = schema;
  switch (schema.type) {
    case 'string':
      return anyText.map((text) => text.slice(0, maxLength)).filter(({ length }) => length >= minLength);
    case 'integer':
    case 'number':
      return fc.integer({ min: minimum, max: maximum });
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array': {
      const { minItems = 0, maxItems = LONGEST_LIST } = schema;
      return fc.array(inner(schema.items ?? {}), {
        minLength: minItems,
        maxLength: Math.max(minItems, Math.min(maxItems, LONGEST_LIST)),
      });
    }
    case 'object': {
      const { properties = {}, required = [] } = schema;
      const parts = Object.fromEntries(
        Object.entries(properties).map(([name, part]) => [
          name,
          name in NAMED ? fc.oneof(fc.constant(NAMED[name]), inner(part)) : inner(part),
        ]),
      );
      return fc.record(parts, { requiredKeys: required.filter((name) => name in parts) });
    }
    default:
      return fc.jsonValue({ maxDepth: 2 });
  }
}

const ODD_VALUES: unknown[] = [
  null,
  true,
  0,
  -1,
  0.5,
  2 ** 53,
  1e300,
  [],
  {},
  [[]],
  { __proto__: null, toString: 1, constructor: {} },
  'a'.repeat(50_000),
  Array<number>(5_000).fill(1),
  JSON.parse('{"__proto__": {"role": "user"}}'),
  ...ODD_TEXTS,
];

interface Change {
  /** Which of a value's parts, counted through all of them, and around again. */
  part: number;
  how: 'replace' | 'remove' | 'repeat' | 'wrap' | 'rename';
  by: unknown;
}

const change: fc.Arbitrary<Change> = fc.record({
  part: fc.nat(40),
  how: fc.constantFrom('replace', 'remove', 'repeat', 'wrap', 'rename'),
  by: fc.oneof(fc.constantFrom(...ODD_VALUES), fc.jsonValue({ maxDepth: 2 })),
});

/** Values, and others in which a part or two are not as they should be. */
export function nearby(values: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> {
  const changed = fc
    .tuple(values, fc.array(change, { minLength: 1, maxLength: 2 }))
    .map(([value, changes]) => changes.reduce<unknown>(applied, structuredClone(value)));
  return fc.oneof({ weight: 2, arbitrary: values }, { weight: 3, arbitrary: changed });
}

function applied(value: unknown, { part, how, by }: Change): unknown {
  const places = placesIn(value);
  const place = places[part % (places.length + 1)];
  if (!place) return how === 'wrap' ? [value] : by;
  const [holder, key] = place;
  const held = holder[key];
  if (how === 'replace') holder[key] = by;
  else if (how === 'remove') delete holder[key];
  else if (how === 'repeat') holder[key] = Array(300).fill(held);
  else if (how === 'wrap') holder[key] = { [key]: held };
  else holder[`${key}s`] = held;
  return value;
}

type Holder = Record<string, unknown>;

/** All parts of a value, as what holds them and under which key. */
function placesIn(value: unknown): Array<[holder: Holder, key: string]> {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    [value as Holder, key] as [Holder, string],
    ...placesIn((value as Holder)[key]),
  ]);
}
