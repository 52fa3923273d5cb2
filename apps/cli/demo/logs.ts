import { writeFile } from 'node:fs/promises';
import { passwordLogin } from '../../../machines/index.ts';
import type { AuditRecord } from '../../../machines/ports/bank/records.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { auditHeader, flowHeader, recordFlow } from '../../../verification/conform/index.ts';
import { UsageError } from '../io.ts';
import type { DemoOptions } from './options.ts';

async function write(path: string, lines: readonly string[]): Promise<void> {
  await writeFile(path, lines.map((line) => `${line}\n`).join('')).catch((cause: NodeJS.ErrnoException) => {
    throw new UsageError(`${path}: it cannot be written (${cause.code}).`);
  });
}

/** What the demo writes down for `hyrje conform`: nothing where no file is named. */
export async function demoLogs({ audit, record }: Pick<DemoOptions, 'audit' | 'record'>, policy: Policy) {
  const steps = [JSON.stringify(flowHeader(passwordLogin.name, passwordLogin.machine))];
  for (const path of [audit, record]) if (path !== undefined) await write(path, []);
  return {
    ...(record !== undefined && { inspect: recordFlow((line) => steps.push(line)) }),
    async save(trail: () => Promise<readonly AuditRecord[]>) {
      if (record !== undefined) await write(record, steps);
      if (audit === undefined) return;
      const rows = await trail();
      await write(
        audit,
        [auditHeader(policy), ...rows].map((row) => JSON.stringify(row)),
      );
    },
  };
}
