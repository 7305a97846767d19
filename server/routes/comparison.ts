import { Hono } from 'hono';
import type { Answerer } from '../answer/answerer.ts';
import { comparisonCsv, comparisonMarkdown } from '../comparisonFile.ts';
import { ApiError, parseRequest } from '../errors.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { comparisonRequest } from '../schema.ts';

/** One comparison as a file to keep: Markdown or CSV, with every quote in full; or as JSON, as a chat gives it. */
export function comparisonRoute(answerer: Answerer): Hono {
  return new Hono().get('/', async (c) => {
    const { q, format, language } = parseRequest(comparisonRequest, c.req.query());
    const findings = await answerer.find([{ role: 'user', content: q }], language, interfaceLanguage(c));
    const answer = await findings.answer();
    const { comparison } = answer;
    if (!comparison) {
      throw new ApiError(404, 'no_comparison', {
        de: `„${q}“ ergibt keinen Vergleich; erwartet wird eine Frage wie „Vergleiche die Truppenpräsenz in Japan und Südkorea“.`,
        en: `"${q}" gives no comparison; expected is a question such as "Compare the troops in Japan and South Korea".`,
      });
    }
    if (format === 'json')
      return c.json({ ...comparison, question: answer.question, citations: answer.citations });
    const spoken = findings.language;
    const [text, type, ending] =
      format === 'csv'
        ? [comparisonCsv(comparison, answer.citations, spoken), 'text/csv', 'csv']
        : [comparisonMarkdown(answer, comparison, spoken), 'text/markdown', 'md'];
    return c.body(text, 200, {
      'content-type': `${type}; charset=utf-8`,
      'content-disposition': `attachment; filename="${spoken === 'de' ? 'vergleich' : 'comparison'}.${ending}"`,
    });
  });
}
