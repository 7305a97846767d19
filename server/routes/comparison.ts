import { createRoute, z } from '@hono/zod-openapi';
import { createApi, errorsOf } from '../api.ts';
import type { Beleg } from '../beleg.ts';
import { comparisonCsv, comparisonJson, comparisonMarkdown } from '../comparisonFile.ts';
import { interfaceLanguage } from '../interfaceLanguage.ts';
import { comparisonRequest } from '../requests.ts';
import { comparisonResponse } from '../schema.ts';

const route = createRoute({
  method: 'get',
  path: '/api/comparison',
  operationId: 'exportComparison',
  tags: ['Answers'],
  summary: 'One comparison as a file to keep',
  request: { query: comparisonRequest },
  responses: {
    200: {
      description: 'Markdown or CSV with every quote in full, or JSON as a chat gives it.',
      content: {
        'application/json': { schema: comparisonResponse },
        'text/markdown': { schema: z.string() },
        'text/csv': { schema: z.string() },
      },
    },
    ...errorsOf(400, 404, 503),
  },
});

export function comparisonRoute(beleg: Beleg) {
  return createApi().openapi(route, async (c) => {
    const { q, format, language, studies } = c.req.valid('query');
    const answer = await beleg.compare(q, { language, studies, otherwise: interfaceLanguage(c) });
    const { comparison, citations, language: spoken } = answer;
    if (format === 'json') return c.json(comparisonJson(answer), 200);
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
