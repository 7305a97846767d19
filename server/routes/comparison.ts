import { Hono } from 'hono';
import type { Beleg } from '../beleg.ts';
import { comparisonCsv, comparisonMarkdown } from '../comparisonFile.ts';
import { parseRequest } from '../errors.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { comparisonRequest } from '../schema.ts';

/** One comparison as a file to keep: Markdown or CSV, with every quote in full; or as JSON, as a chat gives it. */
export function comparisonRoute(beleg: Beleg): Hono {
  return new Hono().get('/', async (c) => {
    const { q, format, language } = parseRequest(comparisonRequest, c.req.query());
    const answer = await beleg.compare(q, { language, otherwise: interfaceLanguage(c) });
    const { question, comparison, citations, language: spoken } = answer;
    if (format === 'json') return c.json({ ...comparison, question, citations });
    const [text, type, ending] =
      format === 'csv'
        ? [comparisonCsv(comparison, citations, spoken), 'text/csv', 'csv']
        : [comparisonMarkdown(answer, comparison, spoken), 'text/markdown', 'md'];
    return c.body(text, 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${spoken === 'de' ? 'vergleich' : 'comparison'}.${ending}"`,
    });
  });
}
