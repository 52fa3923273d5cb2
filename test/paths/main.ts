import { readFile, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser } from 'playwright-core';
import { format, resolveConfig } from 'prettier';
import type { Driver } from '../../apps/drivers/driver.ts';
import { httpDriver } from '../../apps/drivers/http.ts';
import { pagePlayer } from '../../apps/drivers/page.ts';
import { type Player, runSuite } from '../../apps/drivers/run.ts';
import { driverNamed, flowCalled } from '../../apps/drivers/subjects.ts';
import { launchChromium } from '../support/chromium.ts';
import { suiteFor } from '../support/suites.ts';
import { startToldServer } from '../support/told-server.ts';
import { caughtBy } from './catch.ts';
import { buildFlowPage } from './copies.ts';
import { plants } from './planted.ts';
import { reportPicture } from './report-picture.ts';
import { type Caught, plantedPage, type Round, sightingOf, surfacesPage } from './summary.ts';

/** The login paths, and the activations of Profile. */
const machines = [
  'passwordLogin',
  'rememberedLogin',
  'biometricLogin',
  'smartFnpLogin',
  'softPinLogin',
  'internetBranchLogin',
  'biometricActivation',
  'smartFnpActivation',
  'softPinActivation',
];

const docs = resolve(import.meta.dirname, '../../docs');
const say = (line: string) => process.stdout.write(`${line}\n`);
const seconds = (begun: number) => ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
const times = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

type Lanes = readonly (Driver | Player)[];

/** Plays every suite on every surface. */
async function rounds(browser: Browser): Promise<Round[]> {
  const page = await buildFlowPage();
  const server = await startToldServer(page.folder);
  const surfaces: Readonly<Record<string, (machine: string) => Promise<Lanes>>> = {
    machine: async (machine) => [driverNamed(machine)],
    http: async (machine) => times(4, () => httpDriver(flowCalled(machine), server)),
    page: (machine) => Promise.all(times(3, () => pagePlayer(browser, server.baseUrl, machine))),
  };
  const played: Round[] = [];
  for (const machine of machines) {
    const suite = suiteFor(machine);
    const steps = suite.tests.reduce((sum, test) => sum + test.steps.length, 0);
    const failed: Record<string, number> = {};
    for (const [surface, open] of Object.entries(surfaces)) {
      const begun = performance.now();
      const results = await runSuite(suite, await open(machine), { mostFailures: 10 });
      const bad = results.filter(({ mismatch }) => mismatch !== null);
      failed[surface] = bad.length;
      const outcome = bad.length === 0 ? 'all pass' : `${bad.length} FAIL`;
      say(
        `${seconds(begun)} s  ${machine} on ${surface}: ${results.length} tests, ${steps} steps: ${outcome}`,
      );
      for (const one of bad) say(`          ${sightingOf(one)}`);
    }
    played.push({ machine, tests: suite.tests.length, steps, failed });
  }
  await server.close();
  await page.remove();
  return played;
}

/** Plants every fault. */
async function faults(browser: Browser): Promise<Caught[]> {
  const all: Caught[] = [];
  for (const plant of plants) {
    const begun = performance.now();
    const by = await caughtBy(plant, browser);
    all.push({ plant, by });
    say(`${seconds(begun)} s  ${plant.where}: ${plant.name}: ${by ? `caught by ${by.name}` : 'NOT CAUGHT'}`);
  }
  return all;
}

const asked = process.argv.slice(2);
const isWritten = asked.includes('--write');
const isAsked = (what: 'suites' | 'faults') =>
  asked.includes(what) || !asked.some((one) => one !== '--write');

/** Writes a page, or says that it is another one now. */
async function hold(name: string, content: string): Promise<boolean> {
  const path = join(docs, name);
  const text = await format(content, { ...(await resolveConfig(path)), filepath: path });
  if (isWritten) await writeFile(path, text);
  else if ((await readFile(path, 'utf8').catch(() => '')) !== text) {
    say(`docs/${name} is not so any more: look why, then write it anew with --write.`);
    return false;
  }
  return true;
}

const browser = await launchChromium();
let isGood = true;
if (isAsked('suites')) {
  const played = await rounds(browser);
  isGood &&= await hold('surfaces.md', surfacesPage(played));
  isGood &&= played.every(({ failed }) => Object.values(failed).every((count) => count === 0));
}
if (isAsked('faults')) {
  const caught = await faults(browser);
  isGood &&= await hold('planted-faults.md', plantedPage(caught));
  isGood &&= caught.every(({ by }) => by !== null);
  if (isWritten) await reportPicture(browser, join(docs, 'images/test-report.png'));
}
await browser.close();
say(isGood ? 'All is as it should be.' : 'Something is wrong.');
process.exitCode = isGood ? 0 : 1;
