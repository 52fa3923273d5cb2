import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { chartOf, statesOf } from '../../adapters/chart/index.ts';
import { flows } from '../../machines/index.ts';
import { suiteAndRun, violatedReport } from './support/inspector-files.ts';
import { inspectorForAll } from './support/inspector-for-all.ts';

const patient = { timeout: 20_000 };

const shared = inspectorForAll();

const at = (selector: string) => shared.desk.page.locator(selector);
const click = (selector: string) => at(selector).first().click();
const expectLit = async (path: string) => {
  const state = at(`.boxes [data-state="${path}"]`);
  await expect.poll(() => state.getAttribute('class'), patient).toContain('is-active');
};
const expectTrouble = (text: string) => at('.trouble').filter({ hasText: text }).first().waitFor();

describe('playing a flow by hand', () => {
  it('goes to the code screen, and after three wrong codes the code is dead', async () => {
    await shared.desk.go('#/play/passwordLogin');
    await click('[data-do="credentials.submit"]');
    await click('[data-call="login.open"] [data-answer="ok"]');
    await click('[data-call="login.first"] [data-answer="ok"]');
    await at('.play-details form[data-screen="code"]').waitFor();
    await expectLit('askingCode');
    for (const dead of ['false', 'false', 'true']) {
      await click('[data-do="code.submit"]');
      const refusal = at('[data-call="login.second"] .answer').filter({
        has: at('[data-answer="E_AUTH_GENERIC"]'),
      });
      await refusal.locator('select[name="dead"]').selectOption(dead);
      await refusal.locator('[data-answer="E_AUTH_GENERIC"]').click();
      await at('[data-call="login.second"]').waitFor({ state: 'detached' });
    }
    await at('.play-details [data-error="E_AUTH_GENERIC"]').waitFor();
    expect(await at('[data-timer-of*="codeExpiresAt"]').count()).toBe(0);
    expect(await at('.fired').innerText()).toContain('done login.second');
    expect(await at('[data-steps]').getAttribute('data-steps')).toBe('9');
  });

  it('goes a step back, lets a deadline pass, cuts the network, and takes a mistake', async () => {
    await click('[data-step="back"]');
    await expect.poll(() => at('[data-steps]').getAttribute('data-steps'), patient).toBe('8');
    await click('[data-fault="E_TIMEOUT"]');
    await click('[data-timer-of*="helpAt"]');
    await at('[data-notice="I_FNP_HELP"]').waitFor();
    await click('[data-do="network"]');
    await click('[data-problem="E_FNP_FORMAT"]');
    await expect.poll(() => at('.story').innerText(), patient).toContain('The network is cut.');
  });

  it('uses the screen itself, and locks the phone', async () => {
    await shared.desk.go('#/play/softPinMenu');
    await expect.poll(() => at('[data-do="lock"]').isEnabled(), patient).toBe(true);
    await click('[data-do="lock"]');
    await at('form[data-screen="softPinHidden"]').waitFor();
    await click('.play-details [data-action="softPin.open"]');
    await expect.poll(() => at('[data-steps]').getAttribute('data-steps'), patient).toBe('2');
  });

  it('plays a machine of the bank as well', async () => {
    await shared.desk.go('#/play/code');
    await click('[data-do="code.issue"]');
    await expectLit('validity.live');
  });
});

describe('tests, and what they walk', () => {
  it('shows what a suite walks, and plays one of its tests step by step', async () => {
    const { suite, run } = await suiteAndRun('deactivation');
    await shared.desk.go('#/coverage');
    await shared.desk.open('hyrje/suite-run@1', 'run.json', run);
    await expectTrouble('Open the suite first.');
    await shared.desk.open('hyrje/suite@1', 'suite.json', suite);
    await shared.desk.open('hyrje/suite-run@1', 'other.json', {
      ...run,
      version: { number: 1, hash: '0'.repeat(16) },
    });
    await expectTrouble('0000000000000000');
    await shared.desk.open('hyrje/suite-run@1', 'run.json', run);
    await at('[data-run="open"]').waitFor();
    await at('[data-counted="all"]').waitFor();
    await at('.is-walked').first().waitFor();
    expect(Number(await at('[data-walked]').getAttribute('data-walked'))).toBeGreaterThan(5);
    expect(await at('.is-unwalked').count()).toBeGreaterThan(0);
    await click('[data-test]');
    await at('[data-script="suite"]').waitFor();
    await click('[data-step="next"]');
    await expect.poll(() => at('[data-at]').getAttribute('data-at'), patient).toBe('1');
    await click('[data-step="end"]');
    await at('[data-step="next"]:disabled').waitFor();
    expect(await at('[data-lost]').count()).toBe(0);
    await click('[data-step="close"]');
  });

  it('shows what many runs covered together, without what nothing can take', async () => {
    const ways = statesOf(chartOf(flows.deactivation.machine)).flatMap(({ transitions }) => transitions);
    const none = { size: 0, met: [] };
    const covered = {
      machine: 'deactivation',
      kind: 'flow',
      version: { number: 1, hash: 'any' },
      runs: [{ against: 'app', criteria: ['states'], tests: 3, failed: 1, steps: 9 }],
      states: none,
      transitions: none,
      refusals: none,
      chart: ways.map(({ key }, index) => ({ name: key, times: index > 2 ? 2 : 0, possible: index > 0 })),
      guards: [],
      chartRefusals: [],
      requirements: {},
    };
    await shared.desk.go('#/coverage');
    await shared.desk.open('hyrje/coverage@1', 'coverage.json', {
      schema: 'hyrje/coverage@1',
      machines: [covered],
    });
    await at('[data-covered="deactivation"]').waitFor();
    await at('.is-walked').first().waitFor();
    expect(await at('[data-walked]').getAttribute('data-of')).toBe(String(ways.length - 1));
    expect(await at('.never li').count()).toBe(2);
  });

  it('says where a file and this build part', async () => {
    const { suite } = await suiteAndRun('deactivation');
    const other = { ...suite, sights: suite.sights.map((sight) => ({ ...sight, screen: 'elsewhere' })) };
    await shared.desk.go('#/play');
    await shared.desk.open('hyrje/suite@1', 'other.json', other);
    await click('[data-step="end"]');
    await at('[data-lost="1"]').waitFor();
    expect(await at('[data-lost]').innerText()).toContain('elsewhere');
    await click('[data-step="close"]');
  });
});

describe('what was proved', () => {
  it('lists every property, and what is known of it', async () => {
    await shared.desk.go('#/proof');
    expect(await at('[data-row]').count()).toBe(72);
    await at('input[name="find"]').fill('code accepted once');
    await click('[data-row="P06"] button');
    await at('[data-property="P06"]').waitFor();
    await click('[data-involved]');
    await at('main[data-shown="chart"] [data-picked]').waitFor();
  });

  it('plays the counterexample of a planted bug', async () => {
    await shared.desk.go('#/proof');
    await shared.desk.open('hyrje/check@1', 'check.json', await violatedReport());
    await at('[data-row="P37"] .verdict-violated').waitFor();
    await click('[data-row="P37"] button');
    await click('[data-play="P37"]');
    await at('[data-script="trace"]').waitFor();
    await click('[data-step="next"]');
    await expectLit('loading');
    await click('[data-step="end"]');
    await at('[data-lost="3"]').waitFor();
    await click('[data-step="close"]');
  });
});

interface State {
  path: string;
  transitions: { targets: string[] }[];
  children: State[];
}
const stateAt = (state: State, path: string): State | undefined =>
  state.path === path ? state : state.children.map((child) => stateAt(child, path)).find(Boolean);

describe('two versions', () => {
  it('says which transitions were added, removed and redirected, and which verdicts changed', async () => {
    const text = await readFile(resolve(import.meta.dirname, '../../docs/versions/0.1.0.json'), 'utf8');
    const file = JSON.parse(text) as {
      version: string;
      verdicts: Record<string, string>;
      machines: { name: string; hash: string; chart: State }[];
    };
    const code = file.machines.find(({ name }) => name === 'code');
    const live = code && stateAt(code.chart, 'validity.live');
    if (!code || !live) throw new Error('The file has no such state.');
    live.transitions.pop();
    live.transitions[0]?.targets.splice(0, 1, 'validity.over.dead');
    code.hash = '0'.repeat(16);
    const verdicts = { ...file.verdicts, P06: 'violated', P99: 'holds' };
    await shared.desk.go('#/compare');
    await shared.desk.open('hyrje/charts@1', 'older.json', { ...file, version: '0.0.9', verdicts });
    await at('[data-before="0.0.9"]').waitFor();
    await click('[data-compared="code"] button');
    await at('[data-change="added"]').waitFor();
    await at('[data-change="redirected"]').waitFor();
    await at('[data-chart="code"] .edge.is-added').first().waitFor();
    expect(await at('[data-compared="code"]').getAttribute('data-what')).toBe('changed');
    expect(await at('[data-misnamed]').count()).toBe(0);
    const changed = at('[data-verdict]');
    expect(await changed.evaluateAll((all) => all.map((one) => one.getAttribute('data-verdict')))).toEqual([
      'P06',
      'P99',
    ]);
    const [broken] = await at('[data-verdict="P06"] .verdict').allInnerTexts();
    expect(broken).toBe('violated');
    expect(await at('[data-verdict="P06"] .verdict-holds').count()).toBe(1);
    expect(await at('[data-verdict="P99"] .verdict-none').count()).toBe(1);
    await click('[data-verdict="P06"] a');
    await at('[data-property="P06"]').waitFor();
  });

  it('draws what is the same in grey, and names a hash that says otherwise', async () => {
    const text = await readFile(resolve(import.meta.dirname, '../../docs/versions/0.1.0.json'), 'utf8');
    const file = JSON.parse(text) as { machines: { name: string; chart: State }[] };
    const code = file.machines.find(({ name }) => name === 'code');
    stateAt(code!.chart, 'validity.live')!.transitions.pop();
    await shared.desk.go('#/compare');
    await shared.desk.open('hyrje/charts@1', 'same.json', file);
    await click('[data-compared="code"] button');
    await at('[data-misnamed="code"]').waitFor();
    await click('[data-compared="account"] button');
    await at('[data-chart="account"] .edge.is-unchanged').first().waitFor();
    expect(await at('[data-chart="account"] .edge:not(.is-unchanged):not(.kind-initial)').count()).toBe(0);
  });
});

describe('files that cannot be taken', () => {
  it('are named with what is wrong, and nothing is lost', async () => {
    await shared.desk.go('#/play/entry');
    await at('[data-chart="entry"] .boxes').waitFor();
    await shared.desk.open('hyrje/trace@1', 'cut.json', '{"schema": "hyrje/tra');
    await expectTrouble('cut.json is no JSON');
    await shared.desk.open('hyrje/trace@1', 'none.json', { steps: [] });
    await expectTrouble('has no “schema”');
    await shared.desk.open('hyrje/trace@1', 'foreign.json', { schema: 'somebody/else@3' });
    await expectTrouble('somebody/else@3');
    await shared.desk.open('hyrje/trace@1', 'half.json', { schema: 'hyrje/trace@1', steps: 3 });
    await expectTrouble('is not in order at');
    const on = { kind: 'flow', name: 'teleport', hash: '0'.repeat(16) };
    await shared.desk.open('hyrje/trace@1', 'unknown.json', {
      schema: 'hyrje/trace@1',
      on,
      policy: {},
      steps: [],
      end: '',
    });
    await expectTrouble('teleport');
    await at('[data-chart="entry"]').waitFor();
  });

  it('and the page asked nobody for anything in all of this', () => {
    expect(shared.desk.trouble).toEqual([]);
  });
});
