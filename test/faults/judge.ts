import { z } from 'zod';
import { openAiErrorResponse } from '#server/openai/schema.ts';
import { errorResponse } from '#server/schema.ts';

/** Errors of the Model Context Protocol; what the guards before it refuse is told as elsewhere. */
const rpcError = z.object({
  jsonrpc: z.literal('2.0'),
  error: z.object({ code: z.number().int(), message: z.string() }),
});
/** An error within; but the library gives this code as well where parameters are not as they should be, and lists why. */
const RPC_INTERNAL = /"code":-32603,"message":"(?!\[\\n)/;

/** What no file outside the page's folder may give away: lines of this project's own, and of the system's. */
const SECRETS = /"name": "beleg"|root:x?:0:0|-----BEGIN/;

export interface Judged {
  method: string;
  path: string;
  status: number;
  type: string;
  text: string;
}

/**
 * What is wrong with an answer to whatever was asked: undefined where nothing is. None may be an error of the server's, and
 * each that refuses says so in the shape that is described for its route.
 */
export function faultOf({ method, path, status, type, text }: Judged): string | undefined {
  if (status >= 500) return `status ${status}: ${text.slice(0, 300)}`;
  if (SECRETS.test(text)) return 'a file that is not the page’s';
  if (/"code":\s*"internal"/.test(text)) return `an error within the answer: ${text.slice(0, 300)}`;
  const { pathname } = new URL(`http://127.0.0.1${path}`);
  if (pathname === '/mcp' && RPC_INTERNAL.test(text)) return `an error within: ${text}`;
  // A part of a file that the file does not have is refused without words, as HTTP does.
  if (status < 400 || method === 'HEAD' || (status === 416 && !text)) return undefined;
  if (!/^application\/json/.test(type))
    return `status ${status} as ${type || 'nothing'}: ${text.slice(0, 300)}`;
  const shapes: z.ZodType[] = pathname.startsWith('/v1/')
    ? [openAiErrorResponse.strict()]
    : [errorResponse.strict(), ...(pathname === '/mcp' ? [rpcError] : [])];
  const isShaped = shapes.some((shape) => shape.safeParse(JSON.parse(text)).success);
  return isShaped ? undefined : `an error of another shape: ${text.slice(0, 300)}`;
}
