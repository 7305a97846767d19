import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

export interface RunningServer {
  url: string;
  /** What it has printed. */
  output: { stdout: string; stderr: string };
  /** Ends it and gives its exit code. */
  stop(signal?: NodeJS.Signals): Promise<number | null>;
}

/** Lines by which the server says that all can be asked, or that it listens and builds its index. */
const READY = /Beleg: (http:\S+)/;
const STARTING = /Beleg is starting on (http:\S+)/;

/** Starts the real server in a process of its own, on a free port, and waits until all can be asked. */
export function startServer(env: NodeJS.ProcessEnv = {}): Promise<RunningServer> {
  return start(env, READY);
}

/** The same, with an index still to be built; waits until it listens. */
export function startBuildingServer(indexDir: string): Promise<RunningServer> {
  return start({ INDEX_DIR: indexDir }, STARTING);
}

async function start(env: NodeJS.ProcessEnv, line: RegExp): Promise<RunningServer> {
  const child = spawn(process.execPath, ['--import', 'tsx', 'server/main.ts'], {
    cwd: root,
    env: { ...process.env, PORT: '0', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const exited = new Promise<number | null>((resolve) => child.once('close', resolve));
  const output = { stdout: '', stderr: '' };
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on('data', (chunk: Buffer) => {
      output.stdout += chunk;
      const listening = line.exec(output.stdout);
      if (listening) resolve(listening[1]!);
    });
    child.stderr.on('data', (chunk: Buffer) => {
      output.stderr += chunk;
    });
    void exited.then((code) =>
      reject(new Error(`the server ended with ${code}: ${output.stdout}${output.stderr}`)),
    );
  });
  return {
    url,
    output,
    stop(signal = 'SIGTERM') {
      child.kill(signal);
      return exited;
    },
  };
}
