import { type ChildProcess, fork } from 'node:child_process';

/** A server in a process of its own. */
export interface Server {
  url: string;
  stop(): void;
}

/** Starts `main.ts` again, in a role. */
export async function startServer(
  role: 'product' | 'handwritten',
  connectionString: string,
): Promise<Server> {
  const child: ChildProcess = fork(new URL('main.ts', import.meta.url), [`--role=${role}`], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, BENCH_DATABASE: connectionString, NODE_ENV: 'production' },
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.once('message', (message) => resolve(String(message)));
    child.once('exit', (code) => reject(new Error(`The ${role} server ended with ${code}.`)));
  });
  return { url, stop: () => void child.kill() };
}
