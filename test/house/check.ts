import { spawn } from 'node:child_process';

/** Runs of npm scripts that need nothing of each other; each run's scripts go one after the other. */
const runs = [
  ['check:types'],
  ['emit', 'check:package', 'size'],
  ['check:lint', 'check:format'],
  ['check:floors'],
  ['check:unused'],
];
const atATime = 2;

/** Runs an npm script; what it says is shown only when it fails. */
const succeeds = (script: string) =>
  new Promise<boolean>((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { stdio: ['ignore', 'pipe', 'pipe'] });
    const said: Buffer[] = [];
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => said.push(text));
    child.once('close', (code) => {
      if (code !== 0) process.stderr.write(`npm run ${script} failed (${code}):\n${Buffer.concat(said)}\n`);
      resolve(code === 0);
    });
  });

/** `npm run check`: everything that can be said of the sources without running them. Exits with 1 when one fails. */
const failed: string[] = [];
const lane = async () => {
  for (let run = runs.shift(); run; run = runs.shift()) {
    for (const script of run) {
      if (await succeeds(script)) continue;
      failed.push(script);
      break;
    }
  }
};
await Promise.all(Array.from({ length: atATime }, lane));
if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.join(', ')}.\n`);
  process.exitCode = 1;
}
