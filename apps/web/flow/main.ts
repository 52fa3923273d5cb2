import { createElement, render } from 'preact';
import type { FlowDefinition } from '../../../machines/flows/definition.ts';
import { type Clock, flows } from '../../../machines/index.ts';
import type { LiveFlow } from '../../drivers/machine.ts';
import { type Played, playTest, type SuiteParts } from '../../drivers/play.ts';
import type { TestedFlow } from '../../drivers/services.ts';
import { beginsTest, onTheWeb, wiredWorld } from '../../drivers/wired.ts';
import type { SuiteStep } from '../../../verification/cover/schema.ts';
import { OneFlow } from './flow-page.tsx';
import { PageDriver } from './page-driver.ts';
import { wireOfPage } from './wire.ts';

/** What a page that plays tests has for whoever drives it: see docs/own-driver.md. */
interface Tests {
  /** What the tests are made of. */
  load(parts: SuiteParts): void;
  /**
   * Plays tests until one fails, and leaves the page as it is then. Meanwhile it is not painted, which takes longer than
   * all else. How each went that was played.
   */
  play(tests: readonly (readonly SuiteStep[])[], stepTimeoutMs: number): Promise<readonly Played[]>;
}

declare global {
  var hyrjeTests: Tests | undefined;
}

/** Time stands still: tests let deadlines pass. */
const clock: Clock = { now: () => 0, setTimeout: () => 0, clearTimeout: () => {} };

const name = new URLSearchParams(location.search).get('machine') ?? '';
const flow = (flows as unknown as Readonly<Record<string, FlowDefinition & TestedFlow>>)[name];
const page = document.getElementById('page');
if (page && !flow)
  page.textContent = `There is no flow "${name}". There are ${Object.keys(flows).join(', ')}.`;
if (page && flow) {
  document.title = name;
  let shown = 0;
  const show = (live: LiveFlow | null) => {
    shown++;
    render(live && createElement(OneFlow, { key: String(shown), flow: live, clock }), page);
  };
  const channel = onTheWeb.includes(name) ? 'web' : 'app';
  const driver = new PageDriver(flow, wiredWorld(flow.services, wireOfPage(channel)), page, show);
  let parts: SuiteParts | null = null;
  /** The flow as one finds it. Tests wait for it: none of its calls may come among theirs. */
  const standing = driver.begin((flow.starts?.[0] as Record<string, unknown> | undefined) ?? null);
  globalThis.hyrjeTests = {
    load: (given) => void (parts = given),
    async play(tests, stepTimeoutMs) {
      if (parts === null) throw new Error('Nothing is loaded.');
      await standing.catch(() => {});
      const results: Played[] = [];
      page.hidden = true;
      for (const [number, steps] of tests.entries()) {
        // oxlint-disable-next-line no-console
        console.debug(`${beginsTest}${number}`);
        const result = await playTest(parts, steps, driver, stepTimeoutMs);
        results.push(result);
        if (result.mismatch !== null) break;
      }
      page.hidden = false;
      return results;
    },
  };
  await standing;
}
