/** `beleg mcp`: the Model Context Protocol over standard input and output, for programs that start Beleg themselves. */
import { fileURLToPath } from 'node:url';
import { StdioServerTransport, serveStdio as serve } from '@modelcontextprotocol/server/stdio';
import { assemble } from '../assemble.ts';
import { createBeleg } from '../beleg.ts';
import { readSettings } from '../env.ts';
import { createMcpServer } from './server.ts';

/**
 * Serves until either end closes or the process is told to stop. Standard output belongs to the protocol.
 * @throws as `assemble` does.
 */
export async function serveStdio(): Promise<void> {
  const parts = await assemble(readSettings(process.env), {
    say: (line) => console.error(`index: ${line}`),
  });
  const beleg = createBeleg(parts);
  await new Promise<void>((resolve) => {
    const transport = new StdioServerTransport();
    const connection = serve(() => createMcpServer(beleg), { transport });
    // Nothing else tells of the end, whichever side makes it.
    const closed = transport.onclose;
    transport.onclose = () => {
      closed?.();
      resolve();
    };
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => void connection.close());
  });
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await serveStdio().catch((error: Error) => {
    console.error(`beleg: ${error.message}`);
    process.exitCode = 1;
  });
}
