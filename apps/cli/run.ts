import { createRequire } from 'node:module';
import { type Io, UsageError } from './io.ts';

type Command = (argv: readonly string[], io: Io) => Promise<number>;

/** Each command is loaded when it is called, so that none needs what another needs. */
const commands: Readonly<Record<string, () => Promise<Command>>> = {
  attack: async () => (await import('./attack.ts')).attackCommand,
  check: async () => (await import('./check/command.ts')).checkCommand,
  conform: async () => (await import('./conform.ts')).conformCommand,
  coverage: async () => (await import('./coverage/command.ts')).coverageCommand,
  demo: async () => (await import('./demo/command.ts')).demoCommand,
  export: async () => (await import('./export.ts')).exportCommand,
  inspect: async () => (await import('./inspect.ts')).inspectCommand,
  mutate: async () => (await import('./mutate.ts')).mutateCommand,
  paths: async () => (await import('./paths/command.ts')).pathsCommand,
  policy: async () => (await import('./policy.ts')).policyCommand,
  replay: async () => (await import('./replay.ts')).replayCommand,
  run: async () => (await import('./run-suite/command.ts')).runSuiteCommand,
  serve: async () => (await import('../server/serve.ts')).serveCommand,
};

const help = `Usage: hyrje <command> [options]

A bank's login as state machines: the machines that run are the machines that are proved.

Commands:
  attack    who gets in: the smallest sets of capabilities that win each path
  check     prove every property on every state of the machines, or look at one machine
  conform   judge a recorded log: it fits the machines, or the first line that no path explains
  coverage  say what runs of suites covered, and draw it on the charts
  demo      log in on the terminal, against a bank in memory
  export    write a machine or a product for other tools, or compare with Spin
  inspect   serve the inspector: see every flow, and watch those of apps that connect
  mutate    put faults into the machines, and see whether a property notices
  paths     make the smallest suite of tests that covers a machine
  policy    print the policy, or check one in a file
  replay    play a trace again on the machines that run
  run       play a suite of tests on what runs
  serve     serve a bank over HTTP, over PostgreSQL

  hyrje <command> --help tells more about a command.

Options:
  --help, -h     this text
  --version, -v  the version`;

const versionOf = (): string => {
  const load = createRequire(import.meta.url);
  return (load('hyrje/package.json') as { version: string }).version;
};

const codeOf = (cause: unknown) => String((cause as { code?: unknown } | null)?.code ?? '');

/** A person's mistake in calling a command: ours, or one that `parseArgs` found. */
const isUsage = (cause: unknown): cause is Error =>
  cause instanceof UsageError || codeOf(cause).startsWith('ERR_PARSE_ARGS');

/** As a sentence, without the advice on escaping that `parseArgs` adds. */
const asSentence = (text: string) => text.replace(/\. To specify .*$/s, '').replace(/\.?$/, '.');

/** The optional package that a command needs and that is not installed, if that is the trouble. */
function missingPackage(cause: unknown): string | undefined {
  if (codeOf(cause) !== 'ERR_MODULE_NOT_FOUND') return undefined;
  return /'(?<name>@clack\/prompts|@node-rs\/argon2|elkjs|@fastify\/[a-z-]+|fastify[a-z-]*|pg|prom-client|ws)'/.exec(
    String(cause),
  )?.groups?.['name'];
}

/**
 * Runs the command line. Exit code: 0 as hoped, 1 otherwise, 2 for a call that makes no sense. A fault of the program
 * itself is thrown on.
 */
export async function runCli(argv: readonly string[], io: Io): Promise<number> {
  const [name, ...rest] = argv;
  if (name === '--help' || name === '-h') {
    io.out(help);
    return 0;
  }
  if (name === '--version' || name === '-v') {
    io.out(versionOf());
    return 0;
  }
  const load = name !== undefined && Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (load === undefined) {
    const kind = name?.startsWith('-') ? 'option' : 'command';
    io.err(name === undefined ? help : `hyrje: there is no ${kind} "${name}". See hyrje --help.`);
    return 2;
  }
  try {
    const command = await load();
    return await command(rest, io);
  } catch (cause) {
    const missing = missingPackage(cause);
    if (isUsage(cause)) io.err(`hyrje ${name}: ${asSentence(cause.message)} See hyrje ${name} --help.`);
    else if (missing) io.err(`hyrje ${name}: this needs the package ${missing}: npm install ${missing}`);
    else throw cause;
    return 2;
  }
}
