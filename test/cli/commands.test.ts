import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { hyrje } from './terminal.ts';

const { version } = JSON.parse(readFileSync('package.json', 'utf8')) as { version: string };

describe('hyrje', () => {
  it('tells its commands and its version', async () => {
    const help = await hyrje(['--help']);
    for (const command of ['demo', 'check', 'policy']) expect(help.out).toContain(`  ${command} `);
    expect(help.code).toBe(0);
    expect(await hyrje(['--version'])).toEqual({ code: 0, out: version, err: '' });
  });

  it.each(['demo', 'policy', 'check'])('%s has a help of its own', async (command) => {
    const help = await hyrje([command, '--help']);
    expect(help.out).toMatch(new RegExp(`^Usage: hyrje ${command}`));
    expect(help.code).toBe(0);
  });

  it.each([
    [[], 'Usage: hyrje <command>'],
    [['dmeo'], 'hyrje: there is no command "dmeo". See hyrje --help.'],
    [['constructor'], 'hyrje: there is no command "constructor".'],
    [['--fast'], 'hyrje: there is no option "--fast".'],
    [['demo', '--fast'], "hyrje demo: Unknown option '--fast'. See hyrje demo --help."],
    [['demo', 'now'], 'hyrje demo: Unexpected argument'],
    [['demo', '--lang', 'de'], 'hyrje demo: --lang is sq or en, not "de". See hyrje demo --help.'],
    [['demo', '--mode', 'fast'], 'hyrje demo: --mode is deferred or stepwise, not "fast".'],
    [['policy', '--fast'], "hyrje policy: Unknown option '--fast'. See hyrje policy --help."],
    [['check', '--fast'], "hyrje check: Unknown option '--fast'."],
    [['policy', 'one', 'two'], 'hyrje policy: One file at a time, please.'],
  ])('refuses %j with exit code 2', async (argv, why) => {
    const ran = await hyrje(argv);
    expect(ran.err).toContain(why);
    expect(ran).toMatchObject({ code: 2, out: '' });
  });

  it('runs as a process, with a login through its stdin', async () => {
    const child = spawn(process.execPath, ['--import', 'tsx', 'apps/cli/main.ts', 'demo', '--lang', 'en']);
    child.stdin.end('100200300\r\nmali i bardhë 41\r\n{sms}\r\n');
    const [out, code] = await Promise.all([
      text(child.stdout),
      new Promise((resolve) => child.once('close', resolve)),
    ]);
    expect(out).toContain('You are logged in');
    expect(code).toBe(0);
  });
});
