import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** Longest that any process may take, in milliseconds: more means that it hangs. */
const PATIENCE_MS = 120_000;

/** The arguments of Node that run a program of this project. */
export function tsx(...program: string[]): string[] {
  return ['--import', 'tsx', ...program];
}

export function startProcess(args: string[], options: SpawnOptions = {}): ChildProcess {
  return spawn(process.execPath, args, { cwd: projectRoot, stdio: ['ignore', 'pipe', 'pipe'], ...options });
}

export interface Ended {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs a command to its end; one that hangs is killed, and has no code. */
export async function run(command: string, args: string[], options: SpawnOptions = {}): Promise<Ended> {
  const child = spawn(command, args, {
    cwd: projectRoot,
    stdio: ['ignore', 'pipe', 'pipe'],
    timeout: PATIENCE_MS,
    killSignal: 'SIGKILL',
    ...options,
  });
  const ended: Ended = { code: null, stdout: '', stderr: '' };
  child.stdout!.setEncoding('utf8').on('data', (text: string) => {
    ended.stdout += text;
  });
  child.stderr!.setEncoding('utf8').on('data', (text: string) => {
    ended.stderr += text;
  });
  const [code] = await once(child, 'close');
  return { ...ended, code };
}

/**
 * Starts an operation (`operate.ts`) in a process of its own and kills it so long after its beginning.
 * @throws where it has ended by itself, or complained.
 */
export async function killAmid(operation: string, root: string, afterMs: number): Promise<void> {
  const child = startProcess(tsx('test/faults/operate.ts', operation, root));
  let complaint = '';
  child.stderr!.on('data', (text) => {
    complaint += text;
  });
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout!, 'data'), ended]);
  await setTimeout(afterMs);
  child.kill('SIGKILL');
  const [code, signal] = await ended;
  if (signal !== 'SIGKILL' || complaint) throw new Error(`it ended with ${code ?? signal}: ${complaint}`);
}
