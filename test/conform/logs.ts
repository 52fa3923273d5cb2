import { createReadStream, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { AuditRecord } from '../../machines/ports/bank/records.ts';
import { type Journey, play } from '../../scenarios/index.ts';
import {
  auditHeader,
  conformLog,
  type ConformOptions,
  type ConformReport,
  type LogHeader,
} from '../../verification/conform/index.ts';
import { appSurface } from '../journeys/app.surface.ts';
import { memorySurface } from '../journeys/memory.surface.ts';

const folder = mkdtempSync(join(tmpdir(), 'hyrje-conform-'));
let written = 0;

/** A log in a file: each line an object, or a text as it stands. */
export function logOf(lines: readonly (object | string)[]): string {
  const path = join(folder, `${++written}.jsonl`);
  const texts = lines.map((line) => (typeof line === 'string' ? line : JSON.stringify(line)));
  writeFileSync(path, texts.map((text) => `${text}\n`).join(''));
  return path;
}

/** The verdict on a log in a file. */
export const conformFile = (path: string, options: ConformOptions): Promise<ConformReport> =>
  conformLog(path, createReadStream(path, { encoding: 'utf8' }), options);

export interface Played {
  readonly header: LogHeader;
  readonly rows: readonly AuditRecord[];
}

/** What the bank writes down while a journey is played in memory. */
export async function auditOf(journey: Journey): Promise<Played> {
  const surface = journey.stage === 'app' ? await appSurface() : await memorySurface();
  try {
    await play(journey, surface);
    return { header: auditHeader(surface.bank.policy), rows: await surface.bank.audit() };
  } finally {
    await surface.close();
  }
}
