#!/usr/bin/env node
import { processIo } from './io.ts';
import { runCli } from './run.ts';

/** A reader that has seen enough (`hyrje policy | head`) is no fault. */
process.stdout.on('error', (cause: NodeJS.ErrnoException) => {
  if (cause.code !== 'EPIPE') throw cause;
  process.exit(0);
});

process.exitCode = await runCli(process.argv.slice(2), processIo());
