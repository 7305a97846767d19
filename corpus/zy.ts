import { readFileSync } from 'node:fs';
import { getDocumentProxy } from 'unpdf';
import { rowsOf, fragmentsOf } from './documents/pdf/rows.ts';
import { runsOf } from './documents/pdf/runs.ts';
const pdf = await getDocumentProxy(new Uint8Array(readFileSync(process.argv[2]!)));
const page = await pdf.getPage(Number(process.argv[3] ?? 1));
const rows = rowsOf(runsOf((await page.getTextContent()).items, page.getViewport({ scale: 1 }).transform));
for (const r of rows.slice(0, 40)) console.log(r.y.toFixed(1), r.size.toFixed(1), fragmentsOf(r.runs, 0.9).map((f) => `${f.x.toFixed(0)}–${f.end.toFixed(0)}@${f.y.toFixed(1)} ${f.runs.map((x) => x.text).join('|').slice(0, 60)}`).join('   ###   '));
