import type { Growth } from './measure.ts';

const PANEL = { width: 400, height: 250 };
const MARGIN = { left: 64, right: 36, top: 34, bottom: 36 };
const COLUMNS = 2;
const LEGEND = 34;
const RADIUS = 3.5;

type Unit = (value: number) => string;

interface Panel {
  title: string;
  unit: Unit;
  lines: (growth: Growth) => number;
  /** Drawn dashed, in the same colour. */
  dashed?: (growth: Growth) => number;
  /** Powers of ten unless given. */
  ticks?: number[];
}

const PANELS: Panel[] = [
  {
    title: 'search: median, and 99th percentile dashed',
    unit: time,
    lines: ({ all }) => all.p50 / 1000,
    dashed: ({ all }) => all.p99 / 1000,
  },
  { title: 'built in', unit: time, lines: ({ buildSeconds }) => buildSeconds },
  {
    title: 'memory, and disk dashed',
    unit: size,
    lines: ({ memoryBytes }) => memoryBytes,
    dashed: ({ diskBytes }) => diskBytes,
  },
  {
    title: 'recall of the 10 nearest, and within one study dashed',
    unit: String,
    lines: ({ all }) => all.recall,
    dashed: ({ one }) => one.recall,
    ticks: [0.9, 0.92, 0.94, 0.96, 0.98, 1],
  },
];

/** What the indexes cost and find, by the number of passages; both axes by powers of ten. */
export function plot(results: readonly Growth[]): string {
  const indexes = [...new Set(results.map(({ index }) => index))];
  const width = COLUMNS * PANEL.width;
  const height = LEGEND + Math.ceil(PANELS.length / COLUMNS) * PANEL.height;
  const legend = indexes.map(
    (name, i) =>
      `<g class="i${i}" transform="translate(${MARGIN.left + i * 130} 18)"><circle r="${RADIUS}"/><text x="10" y="4">${name}</text></g>`,
  );
  legend.push(`<text x="${MARGIN.left + indexes.length * 130}" y="22">across: passages</text>`);
  const panels = PANELS.map((panel, i) => {
    const [x, y] = [(i % COLUMNS) * PANEL.width, LEGEND + Math.floor(i / COLUMNS) * PANEL.height];
    return `<g transform="translate(${x} ${y})">${draw(panel, results, indexes)}</g>`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" role="img" aria-label="Search time, building time, memory and recall by the number of passages">
<style>
text { font: 12px sans-serif; fill: #24292f }
.title { font-weight: 600 }
.grid { stroke: #d0d7de }
.i0 { --colour: #0969da } .i1 { --colour: #bc4c00 } .i2 { --colour: #1a7f37 }
path { fill: none; stroke: var(--colour); stroke-width: 2 }
.dashed { stroke-dasharray: 4 4 }
circle { fill: var(--colour) }
@media (prefers-color-scheme: dark) {
  text { fill: #d1d7e0 }
  .grid { stroke: #3d444d }
  .i0 { --colour: #4493f8 } .i1 { --colour: #f0883e } .i2 { --colour: #3fb950 }
}
</style>
${[...legend, ...panels].join('\n')}
</svg>
`;
}

function draw(
  { title, unit, lines, dashed, ticks }: Panel,
  results: readonly Growth[],
  indexes: string[],
): string {
  const across = scale(
    powers(results.map(({ passages }) => passages)),
    [MARGIN.left, PANEL.width - MARGIN.right],
    Math.log10,
  );
  const values = results.flatMap((growth) => [lines(growth), ...(dashed ? [dashed(growth)] : [])]);
  const up = scale(
    ticks ?? powers(values),
    [PANEL.height - MARGIN.bottom, MARGIN.top],
    ticks ? Number : Math.log10,
  );
  const left = MARGIN.left;
  const bottom = PANEL.height - MARGIN.bottom;
  const grid = [
    ...up.ticks.map(
      (tick) =>
        `<line class="grid" x1="${left}" x2="${PANEL.width - MARGIN.right}" y1="${up.at(tick)}" y2="${up.at(tick)}"/>` +
        `<text x="${left - 8}" y="${up.at(tick) + 4}" text-anchor="end">${unit(tick)}</text>`,
    ),
    ...across.ticks.map(
      (tick) => `<text x="${across.at(tick)}" y="${bottom + 20}" text-anchor="middle">${count(tick)}</text>`,
    ),
  ];
  const drawn = indexes.map((name, i) => {
    const own = results.filter(({ index }) => index === name);
    const line = (value: (growth: Growth) => number, kind: string) => {
      const points = own.map((growth) => [across.at(growth.passages), up.at(value(growth))] as const);
      const circles = points.map(([x, y]) => `<circle cx="${x}" cy="${y}" r="${RADIUS}"/>`);
      return `<path class="${kind}" d="M${points.map((point) => point.join(' ')).join('L')}"/>${circles.join('')}`;
    };
    return `<g class="i${i}">${line(lines, '')}${dashed ? line(dashed, 'dashed') : ''}</g>`;
  });
  return `<text class="title" x="${left}" y="18">${title}</text>${[...grid, ...drawn].join('\n')}`;
}

/** Places values between two ends, so that the ticks are evenly spaced. */
function scale(ticks: number[], [from, to]: [number, number], measure: (value: number) => number) {
  const [least, most] = [measure(ticks[0]!), measure(ticks.at(-1)!)];
  const at = (value: number) => Math.round(from + ((measure(value) - least) / (most - least)) * (to - from));
  return { ticks, at };
}

/** Of ten, that hold the values between them. */
function powers(values: number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)));
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values))));
  return Array.from({ length: last - first + 1 }, (_, i) => 10 ** (first + i));
}

function count(value: number): string {
  return value.toLocaleString('en');
}

function time(seconds: number): string {
  return seconds < 1 ? `${Number((seconds * 1000).toPrecision(1))} ms` : `${count(seconds)} s`;
}

function size(bytes: number): string {
  return bytes < 1e9 ? `${count(bytes / 1e6)} MB` : `${count(bytes / 1e9)} GB`;
}
