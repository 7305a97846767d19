import { McpServer } from '@modelcontextprotocol/server';
import packageJson from '../../package.json' with { type: 'json' };
import type { Beleg } from '../beleg.ts';
import { registerResources } from './resources.ts';
import { registerTools } from './tools.ts';

/** What the client's model is told before it asks anything. */
const INSTRUCTIONS = `Beleg answers from one German policy study, on the alliances of the USA with Japan and South Korea, and from nothing else.
Its quotes are the study's own German words: leave them unchanged, with a translation beside them where the reader needs one, and name the id of the passage (such as nordkorea-07) behind every claim.
A refusal ("abstained": true) is meant: say that the study does not answer this, and do not fill the gap as if from the study.
Use ask for a question, compare to set parties side by side, search and read_passage to look for passages and to read around a quote.`;

/**
 * A Model Context Protocol server over the study, for one connection or one request.
 * @param log told of errors that no reader may see.
 */
export function createMcpServer(beleg: Beleg, log: (error: unknown) => void = console.error): McpServer {
  const server = new McpServer(
    { name: 'beleg', title: 'Beleg', version: packageJson.version },
    {
      instructions: INSTRUCTIONS,
      // The study stays the same as long as the process lives.
      capabilities: { tools: { listChanged: false }, resources: { listChanged: false } },
    },
  );
  registerTools(server, beleg, log);
  registerResources(server, beleg);
  return server;
}
