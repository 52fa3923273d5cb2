import { createServer } from 'node:net';
import type { AddressInfo } from 'node:net';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { runCli } from '../../apps/cli/run.ts';

/** Calls the command line, and gives its exit code and what it wrote. */
async function called(...argv: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(argv, {
    out: (line) => void out.push(line),
    err: (line) => void err.push(line),
    input: new PassThrough(),
    output: new PassThrough(),
    isTTY: false,
  });
  return { code, out: out.join('\n'), err: err.join('\n') };
}

describe('hyrje inspect', () => {
  it('says how it is called, and stands in the list of commands', async () => {
    expect(await called('inspect', '--help')).toMatchObject({
      code: 0,
      out: expect.stringContaining('Usage: hyrje inspect [--port 4500]'),
    });
    expect((await called('--help')).out).toContain('inspect');
  });

  it.each([
    [['--port', 'many'], '--port is a number from 0 to 65535, not "many".'],
    [['--port', '70000'], '--port is a number from 0 to 65535, not "70000".'],
    [['--allow-origin', '*'], '--allow-origin is an origin such as http://localhost:3000, not "*".'],
    [['--allow-origin', 'http://localhost:3000/app'], 'not "http://localhost:3000/app".'],
    [['--allow-origin', 'null'], 'not "null".'],
    [['--token', 'x'], 'Unknown option'],
    [['more'], 'Unexpected argument'],
  ])('refuses %j as a call that makes no sense', async (argv, why) => {
    expect(await called('inspect', ...argv)).toMatchObject({ code: 2, err: expect.stringContaining(why) });
  });

  it('cannot start where the port is taken, and says what to do', async () => {
    const taken = createServer();
    await new Promise<void>((done) => taken.listen(0, '127.0.0.1', done));
    const { port } = taken.address() as AddressInfo;
    expect(await called('inspect', '--port', String(port))).toMatchObject({
      code: 1,
      err: `hyrje inspect: Port ${port} is taken: stop what listens there, or set --port to another.`,
    });
    taken.close();
  });
});
