import { createReception, type Declared, type OfOneRun, type Wire } from '../../../adapters/inspect/index.ts';
import type { Told } from '../words/index.ts';
import type { LiveRun } from './sessions.ts';

/** A run as a file: what was shown, and of which machine. Nothing is in it that was not on the screen. */
export interface SessionFile {
  readonly schema: 'hyrje/session@1';
  readonly run: readonly OfOneRun[];
  /** Messages that were forgotten before it was written. */
  readonly lost: number;
}

/** Why a file was not read. Nothing of the page has changed. */
export class SessionFileError extends Error {
  readonly code: 'E_SESSION_JSON' | 'E_SESSION_SCHEMA' | 'E_SESSION_EMPTY';
  readonly told: Told;

  constructor(code: SessionFileError['code'], told: Told) {
    super(told.en);
    this.name = 'SessionFileError';
    this.code = code;
    this.told = told;
  }
}

/** What was read, and what is to be said of it. */
export interface ReadSession {
  readonly run: string;
  readonly messages: readonly Wire[];
  /** Why only its names are shown, or that a part of it was left out; `null` when all is well. */
  readonly warning: Told | null;
}

/** A run as JSON. */
export function sessionFileOf({ hello, messages, lost }: LiveRun): string {
  const { standing: _, ...told } = hello;
  const file: SessionFile = { schema: 'hyrje/session@1', run: [told, ...messages], lost };
  return JSON.stringify(file);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new SessionFileError('E_SESSION_JSON', {
      sq: 'Kjo nuk është një skedar JSON. Zgjidhni një skedar që e ka ruajtur inspektori.',
      en: 'This is no JSON file. Choose one that an inspector saved.',
    });
  }
}

function schemaOf(file: unknown): string {
  const { schema } = (file ?? {}) as { schema?: unknown };
  return typeof schema === 'string' ? schema.slice(0, 40) : '';
}

/** Reads what `sessionFileOf` wrote, as far as the machines of this page allow. Throws `SessionFileError`. */
export function readSessionFile(text: string, machines: readonly Declared[]): ReadSession {
  const file = parsed(text);
  const schema = schemaOf(file);
  if (schema !== 'hyrje/session@1') {
    const found = schema === '' ? { sq: 'pa emër', en: 'none' } : { sq: `“${schema}”`, en: `“${schema}”` };
    throw new SessionFileError('E_SESSION_SCHEMA', {
      sq: `Skedari ka skemën ${found.sq}; pritej “hyrje/session@1”. Një seancë ruhet këtu me butonin “Ruaj”.`,
      en: `The schema of this file is ${found.en}; “hyrje/session@1” was expected. A session is saved here by “Save”.`,
    });
  }
  const { run = [], lost = 0 } = file as Partial<SessionFile>;
  const all: readonly unknown[] = Array.isArray(run) ? run : [];
  const reception = createReception(machines);
  const admitted = reception.admit(all);
  const [hello] = admitted;
  if (hello?.type !== 'hello' || admitted.length < 2) {
    throw new SessionFileError('E_SESSION_EMPTY', {
      sq: 'Skedari nuk ka asnjë seancë që mund të lexohet: ndoshta u pre ose u ndryshua. Ruajeni përsëri.',
      en: 'There is no session in this file that can be read: it may be cut off or altered. Save it again.',
    });
  }
  const id = `file:${hello.run}`.slice(0, 100);
  const messages = admitted.map((message) => ({ ...message, run: id }) as Wire);
  const gone = reception.dropped + (Number.isInteger(lost) ? lost : 0);
  return {
    run: id,
    messages: gone === 0 ? messages : [...messages, { type: 'lost', run: id, at: hello.at, count: gone }],
    warning: warningOf(hello, machines, reception.dropped),
  };
}

function warningOf(
  { standing, machine, version, hash }: Extract<Wire, { type: 'hello' }>,
  machines: readonly Declared[],
  dropped: number,
): Told | null {
  const made = `${machine} ${version ?? '?'} (${hash ?? '?'})`;
  if (standing === 'otherBuild') {
    const here = machines.find(({ name }) => name === machine)?.version ?? '?';
    return {
      sq: `Seanca është e ${made}; kjo faqe ka versionin ${here} ose një ndërtim tjetër. Tregohen vetëm emrat e gjendjeve.`,
      en: `The session is of ${made}; this page has version ${here} or another build of it. Only names of states are shown.`,
    };
  }
  if (standing === 'unknown') {
    return {
      sq: `Kjo faqe nuk e njeh makinën ${made}. Tregohen vetëm emrat e gjendjeve.`,
      en: `This page does not know the machine ${made}. Only names of states are shown.`,
    };
  }
  return dropped === 0
    ? null
    : {
        sq: `${dropped} pjesë të skedarit nuk u kuptuan dhe u lanë jashtë.`,
        en: `${dropped} parts of the file could not be understood and were left out.`,
      };
}
