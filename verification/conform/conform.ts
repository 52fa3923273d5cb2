import { loadPolicy, PolicyError, type Policy } from '../../machines/vocabulary/policy/index.ts';
import type { WalkableFlow } from '../subjects.ts';
import { followAudit } from './audit.ts';
import { followFlow } from './flow.ts';
import { LogProblem } from './problem.ts';
import { auditRowsOf, flowLinesOf, type Log, readLog } from './read.ts';
import { auditHeader, flowHeader } from './record.ts';
import type { ConformReport, LogHeader } from './schema.ts';

export interface ConformOptions {
  readonly flows: Readonly<Record<string, WalkableFlow>>;
  /** The flow that a log without a header is of; `authority` for an audit log. */
  readonly machine?: string;
  readonly progress?: (done: number, of: number) => void;
}

/** What is left out of account, for people who read the verdict. */
const abstractions = {
  audit: [
    {
      en: 'Compared: id (none twice), type, order, account, device, command, and the facts or the timer in reasonCode. Not compared: channel, ipHash, outcome, and the exact time; a deadline that is longer than the log did not pass.',
      sq: 'Krahasohen: id (asnjë dy herë), lloji, rendi, llogaria, pajisja, komanda, dhe faktet ose afati te reasonCode. Nuk krahasohen: channel, ipHash, outcome dhe ora e saktë; një afat më i gjatë se regjistri nuk kaloi.',
    },
    {
      en: 'Each account is followed on each of its devices: its logins and sessions, its VERIFIKO, its resets. What other devices do is taken as possible only where they wrote a line.',
      sq: 'Çdo llogari ndiqet në çdo pajisje të saj: hyrjet dhe sesionet, VERIFIKO, rivendosjet. Veprimet e pajisjeve të tjera merren si të mundshme vetëm aty ku ato shkruan një rresht.',
    },
    {
      en: 'Passed over: entries of credentials (CRED_*, SOFTPIN_*, BIO_KEY_INVALIDATED), and what the bank notes beside its machines (REMEMBER_*, NOTIFY_*, INPUT_REJECTED, DEVICE_ALTERED).',
      sq: 'Kapërcehen: rreshtat e kredencialeve (CRED_*, SOFTPIN_*, BIO_KEY_INVALIDATED) dhe ato që banka shënon jashtë makinave (REMEMBER_*, NOTIFY_*, INPUT_REJECTED, DEVICE_ALTERED).',
    },
  ],
  flow: [
    {
      en: 'Compared: the event, what of an answer decides, and where the machine is afterwards. Not compared: texts, numbers and times. A line without an event may come after any number of steps.',
      sq: 'Krahasohen: ngjarja, çfarë vendos te përgjigjja, dhe ku është makina pas saj. Nuk krahasohen: tekstet, numrat dhe orët. Një rresht pa ngjarje mund të vijë pas sado hapash.',
    },
  ],
} as const;

const isFlowLine = (row: unknown): boolean => String((row as { type?: unknown }).type).startsWith('@xstate.');

/** What kind of log it is, and of what. */
function subjectOf(
  { file, header, rows }: Log,
  { machine, flows }: ConformOptions,
): Pick<LogHeader, 'kind' | 'name'> {
  const names = Object.keys(flows).toSorted();
  if (header && machine !== undefined && machine !== header.name) {
    throw new LogProblem(
      file,
      1,
      `the log is of ${header.name}, and --machine says ${machine}. Leave --machine out.`,
    );
  }
  const kind = header?.kind ?? (isFlowLine(rows[0]!.row) ? 'flow' : 'audit');
  const name = header?.name ?? machine ?? (kind === 'audit' ? 'authority' : undefined);
  if (kind === 'audit') {
    if (name === 'authority') return { kind, name };
    throw new LogProblem(
      file,
      rows[0]!.line,
      `this is an audit entry, and a log of "${name}" has inspection events.`,
    );
  }
  if (name !== undefined && Object.hasOwn(flows, name)) return { kind, name };
  const known = `They are: ${names.join(', ')}.`;
  if (name === undefined) {
    throw new LogProblem(file, 0, `nothing says which flow this is the log of. Say --machine NAME. ${known}`);
  }
  throw new LogProblem(file, header ? 1 : 0, `there is no flow "${name}". ${known}`);
}

function policyOf(file: string, header: LogHeader | null): Policy {
  try {
    return loadPolicy(header?.policy ?? {}, { allowNonConformant: true }).policy;
  } catch (cause) {
    if (!(cause instanceof PolicyError)) throw cause;
    throw new LogProblem(file, 1, `the policy in the header is none: ${cause.message}`);
  }
}

function mustBeOfThisBuild(file: string, header: LogHeader | null, { hash, name }: LogHeader): void {
  if (header === null || header.hash === hash) return;
  throw new LogProblem(
    file,
    1,
    `the log is of another version of ${name} (${header.hash}, here ${hash}). Judge it with the version that wrote it, or take the header away to judge it by this one.`,
  );
}

/**
 * Judges a recorded log by the machines: the first line that no path explains, or none. `chunks` is its text, as it is
 * read; `file` names it in messages. Throws `LogProblem` where it
 * cannot be judged, and `BoundExceeded` where too much is possible.
 */
export async function conformLog(
  file: string,
  chunks: AsyncIterable<string>,
  options: ConformOptions,
): Promise<ConformReport> {
  const log = await readLog(file, chunks);
  const { kind, name } = subjectOf(log, options);
  const { header, rows } = log;
  const followed = { observers: 1, ...(kind === 'audit' ? audit() : flow()) };

  function audit() {
    const policy = policyOf(file, header);
    mustBeOfThisBuild(file, header, auditHeader(policy));
    return followAudit(auditRowsOf(log), policy, options.progress);
  }
  function flow() {
    const found = options.flows[name]!;
    mustBeOfThisBuild(file, header, flowHeader(name, found.machine));
    return followFlow(name, found, flowLinesOf(log));
  }

  const { judged, observers, misfit } = followed;
  return {
    schema: 'hyrje/conform@1',
    file,
    kind,
    name,
    fits: misfit === null,
    lines: rows.length,
    judged,
    passedOver: misfit === null ? rows.length - judged : 0,
    observers,
    abstraction: abstractions[kind].map((one) => ({ ...one })),
    misfit,
  };
}
