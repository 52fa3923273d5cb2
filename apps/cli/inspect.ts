import { parseArgs } from 'node:util';
import { builtInspector } from '../server/inspector/built-inspector.ts';
import { startInspector } from '../server/inspector/serve.ts';
import { assertFree, stopOnSignal } from '../server/run.ts';
import { StartError } from '../server/start-error.ts';
import { type Io, UsageError } from './io.ts';

const help = `Usage: hyrje inspect [--port 4500] [--allow-origin https://app.example]… [--json]

Serves the inspector on this machine: see, play and compare every flow, and watch the flows of apps that connect. It listens
on 127.0.0.1 alone; whoever has the printed addresses may look on and connect. See docs/inspect.md.

Options:
  --port          where it listens; 4500. 0 takes a free one
  --allow-origin  a web app that may connect, by its origin; may be repeated. Programs outside a browser need the token only
  --json          print the addresses as JSON: {"url": …, "source": …}
  --help, -h      this text

Exit code: 0 stopped by a signal, 1 it cannot start, 2 called wrongly.`;

const highest = 65_535;

function portOf(text: string): number {
  const port = Number(text);
  if (/^\d{1,5}$/.test(text) && port <= highest) return port;
  throw new UsageError(`--port is a number from 0 to ${highest}, not "${text}"`);
}

/** An origin as browsers send it: nothing behind the port. */
function originOf(text: string): string {
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && text.replace(/\/$/, '') === url.origin) return url.origin;
  throw new UsageError(`--allow-origin is an origin such as http://localhost:3000, not "${text}"`);
}

const never = new Promise<number>(() => {});

/** `hyrje inspect`. Ends with a signal; resolves only when it cannot start, or has only helped. */
export async function inspectCommand(argv: readonly string[], io: Io): Promise<number> {
  const { values } = parseArgs({
    args: [...argv],
    options: {
      port: { type: 'string', default: '4500' },
      'allow-origin': { type: 'string', multiple: true, default: [] },
      json: { type: 'boolean', default: false },
      help: { type: 'boolean', short: 'h', default: false },
    },
  });
  if (values.help) {
    io.out(help);
    return 0;
  }
  const port = portOf(values.port);
  const allowOrigins = values['allow-origin'].map(originOf);
  try {
    await assertFree({ host: '127.0.0.1', port, setting: '--port' });
    const { url, source, stop } = await startInspector({
      folder: await builtInspector(),
      port,
      allowOrigins,
    });
    stopOnSignal(stop);
    if (values.json) io.out(JSON.stringify({ url, source }));
    else io.out([`Hyrje inspector: ${url}`, `Apps connect to: ${source}`].join('\n'));
  } catch (cause) {
    if (!(cause instanceof StartError)) throw cause;
    io.err(`hyrje inspect: ${cause.message}`);
    return 1;
  }
  return never;
}
