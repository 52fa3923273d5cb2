import { startDemo } from './demo/start.ts';
import { stopOnSignal } from './run.ts';
import { StartError } from './start-error.ts';

/** `npm start`. Exit code: 1 when it cannot start. */
try {
  const { url, token, stop } = await startDemo(process.env);
  stopOnSignal(stop);
  process.stdout.write(`Hyrje demo: ${url} (demo token ${token})\n`);
} catch (cause) {
  if (!(cause instanceof StartError)) throw cause;
  process.stderr.write(`hyrje: ${cause.message}\n`);
  process.exit(1);
}
