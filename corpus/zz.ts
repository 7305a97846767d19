import { readFileSync } from 'node:fs';
import { readDocumentHere } from './documents/readDocumentHere.ts';
import { studyOf } from './documents/studyOf.ts';
const t0 = Date.now();
try {
const d = await readDocumentHere({ name: process.argv[2]!, bytes: new Uint8Array(readFileSync(process.argv[2]!)) });
const t1 = Date.now();
const s = studyOf(d, []);
console.log(`# ${s.id} | ${s.title} | ${s.sections.length} sections ${s.passages.length} passages; read ${t1 - t0} ms, study ${Date.now() - t1} ms`);
for (const c of s.sections) {
  console.log(`\n${'='.repeat(c.level)} ${c.title}   <${c.id}> ${c.path.length}`);
  for (const p of s.passages.filter((x) => x.sectionId === c.id)) {
    const marks = [...p.footnotes].reverse().reduce((t, f) => `${t.slice(0, f.offset)}^${f.number}^${t.slice(f.offset)}`, p.text);
    console.log(`[${p.kind}${p.page ? ` p${p.page}` : ''}] ${marks}`);
  }
}
} catch (e: any) { console.log(e.name, e.code, e.text); if (process.env.RAW) console.log(e) }
