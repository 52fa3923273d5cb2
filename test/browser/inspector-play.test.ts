import { describe, expect, it } from 'vitest';
import { sliceTrace, suiteAndRun } from './support/inspector-files.ts';
import { inspectorForAll } from './support/inspector-for-all.ts';

const shared = inspectorForAll();

const at = (selector: string) => shared.desk.page.locator(selector);
const click = (selector: string) => at(selector).first().click();
/** Plays so far, and waits until the page says that it is there. */
const playTo = async (step: number | 'end') => {
  if (step === 'end') await click('[data-step="end"]');
  else await click('[data-step="next"]');
  const count = step === 'end' ? await at('[data-at]').getAttribute('data-of') : String(step);
  await at(`[data-at="${count}"]`).waitFor();
};
const lit = (path: string) => at(`.boxes [data-state="${path}"].is-active`).first();

describe('a journey', () => {
  it('is chosen in a list, and played step by step on the live flows, from one chart to the next', async () => {
    await shared.desk.go('#/play');
    const id = 'manual-smart-fnp';
    await at(`[data-choose="journey"] option[value="${id}"]`).waitFor({ state: 'attached' });
    expect(await at('[data-choose="journey"] option').count()).toBeGreaterThan(130);
    await at('[data-choose="journey"]').selectOption(id);
    await at('[data-script="journey"]').waitFor();
    await playTo(1);
    await at('.stage [data-chart="entry"]').waitFor();
    await lit('booting').waitFor();
    for (let step = 2; step <= 10; step++) await playTo(step);
    await at('.stage [data-chart="passwordLogin"]').waitFor();
    await lit('askingCode').waitFor();
    await at('.play-details form[data-screen="code"]').waitFor();
    await click('[data-step="back"]');
    await at('[data-at="9"]').waitFor();
    await lit('submitting').waitFor();
    await playTo('end');
    await at('.play-details [data-screen="home"]').waitFor();
    expect(await at('[data-lost]').count()).toBe(0);
    expect(await at('.script').innerText()).toContain('inside, by the path L4a');
    await click('[data-step="close"]');
    await at('[data-script]').waitFor({ state: 'detached' });
  });

  it('is found by its words, and its buttons stay in sight from the first step to the end', async () => {
    await shared.desk.go('#/play');
    await at('[data-choose="journey"]').waitFor();
    const inSight = async (selector: string) => {
      const box = await at(selector).first().boundingBox();
      return box !== null && box.y >= 0 && box.y + box.height <= 900;
    };
    expect(await inSight('[data-choose="journey"]')).toBe(true);
    await at('[data-find="journey"]').fill('wrong codes');
    await click('.journeys-found button');
    await at('[data-script="journey"] [data-at="0"][data-of="25"]').waitFor();
    for (let step = 1; step <= 18; step++) {
      await playTo(step);
      await expect.poll(() => inSight('.script-steps [aria-current="step"]')).toBe(true);
      expect(await inSight('[data-step="end"]')).toBe(true);
    }
    expect(await at('[data-by-itself]').innerText()).toContain('(E_FNP_EXPIRED)');
    await playTo('end');
    for (const seen of ['[data-step="back"]', '.outcome-line', '.script-steps li'])
      expect([seen, await inSight(seen)]).toEqual([seen, true]);
    await click('[data-step="close"]');
    await at('[data-script]').waitFor({ state: 'detached' });
  });

  it('has an address, so that it can be sent as a link', async () => {
    await shared.desk.go('#/play?journey=dead-code');
    await at('[data-script="journey"]').waitFor();
    await playTo('end');
    expect(await at('[data-lost]').count()).toBe(0);
    await click('[data-step="close"]');
    await shared.desk.go('#/play?journey=to-the-moon');
    await at('[data-unknown="to-the-moon"]').waitFor();
  });
});

describe('a trace over several machines of the bank', () => {
  it('is played on the machines themselves: where each stands after every step, and on its chart', async () => {
    const trace = sliceTrace();
    await shared.desk.go('#/play');
    await shared.desk.open('hyrje/trace@1', 'trace.json', trace);
    await at('[data-script="board"]').waitFor();
    await at('[data-seat="account"]').waitFor();
    await playTo(1);
    await at('[data-seat="account"][data-touched="true"]').waitFor();
    await at('.stage [data-chart="account"] .is-fired').first().waitFor({ state: 'attached' });
    await playTo('end');
    expect(await at('[data-lost]').count()).toBe(0);
    expect(await at('[data-seat="account"] code').innerText()).toContain('permanent');
    await at('.boxes [data-state$="permanent"].is-active, .boxes .closed.is-active').first().waitFor();
    await click('[data-step="close"]');
  });

  it('says where this build goes another way', async () => {
    const trace = sliceTrace();
    const [first, ...rest] = trace.steps;
    const other = { ...trace, steps: [{ ...first!, leadsTo: 'account closed' }, ...rest] };
    await shared.desk.open('hyrje/trace@1', 'other.json', other);
    await at('[data-script="board"]').waitFor();
    await playTo(1);
    await at('[data-lost="1"]').waitFor();
    expect(await at('[data-lost]').innerText()).toContain('account closed');
    await click('[data-step="close"]');
    await shared.desk.open('hyrje/trace@1', 'unknown.json', {
      ...trace,
      on: { ...trace.on, name: 'teleport' },
    });
    await playTo(1);
    await at('[data-lost="1"]').waitFor();
    await click('[data-step="close"]');
  });

  it('is an attack of the table as well, which wins on the live machines what the table says', async () => {
    await shared.desk.go('#/proof/attacks?cell=3.0');
    await click('[data-play="attack"]');
    await at('[data-script="attack"]').waitFor();
    await at('[data-seat="session"]').waitFor();
    await playTo('end');
    expect(await at('[data-lost]').count()).toBe(0);
    expect(await at('[data-seat="session"] code').innerText()).toContain('active');
    await click('[data-seat="session"] button');
    await at('.stage [data-chart="bank-session"]').waitFor();
    await click('[data-step="close"]');
  });
});

describe('a suite that is not of this build', () => {
  it('says how many of its tests go another way, and where the first does', async () => {
    const { suite, run } = await suiteAndRun('deactivation');
    const stale = { ...suite, sights: suite.sights.map((sight) => ({ ...sight, screen: 'elsewhere' })) };
    await shared.desk.go('#/coverage');
    await shared.desk.open('hyrje/suite@1', 'stale.json', stale);
    const note = at(`[data-parted="${suite.tests.length}"]`);
    await note.waitFor();
    expect(await note.innerText()).toContain('elsewhere');
    const other = { ...run, version: { number: 7, hash: '0'.repeat(16) }, results: [] };
    await shared.desk.open('hyrje/suite-run@1', 'other.json', other);
    const trouble = at('.trouble').filter({
      hasText: `${suite.tests.length} tests of the suite are not in it`,
    });
    await trouble.waitFor();
    expect(await trouble.innerText()).toContain('deactivation 7');
    await shared.desk.open('hyrje/suite@1', 'own.json', suite);
    await at('[data-parted]').waitFor({ state: 'detached' });
    await at('[data-counted="all"]').waitFor();
    expect(await at('[data-parted]').count()).toBe(0);
  });

  it('and the page asked nobody for anything in all of this', () => {
    expect(shared.desk.trouble).toEqual([]);
  });
});
