import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { suiteAndRun, violatedReport } from '../support/inspector-files.ts';
import { type InspectorDesk, openInspector } from '../support/inspector.ts';

interface InspectorShot {
  readonly name: string;
  readonly look?: BrowserContextOptions;
  /** From the first view to what is to be seen. */
  story(desk: InspectorDesk): Promise<void>;
}

const narrow = { viewport: { width: 390, height: 844 } };
const dark = { colorScheme: 'dark' as const };

const drawn = async ({ page }: InspectorDesk) =>
  page.locator('.chart-pane:not([aria-busy="true"]) > .hyrje-chart').waitFor();

const toCode = async ({ page, go }: InspectorDesk) => {
  await go('#/play/passwordLogin');
  await page.locator('[data-do="credentials.submit"]').first().click();
  await page.locator('[data-call="login.open"] [data-answer="ok"]').click();
  await page.locator('[data-call="login.first"] [data-answer="ok"]').click();
  await page.locator('form[data-screen="code"]').waitFor();
};

const wrongCode = async ({ page }: InspectorDesk) => {
  await page.locator('[data-do="code.submit"]').first().click();
  await page.locator('[data-call="login.second"] [data-answer="E_AUTH_GENERIC"]').click();
  await page.locator('form [data-error]').waitFor();
};

async function coverage({ page, go, open }: InspectorDesk): Promise<void> {
  const { suite, run } = await suiteAndRun('internetBranchLogin');
  await go('#/coverage');
  await open('hyrje/suite@1', 'internetBranchLogin.suite.json', suite);
  await open('hyrje/suite-run@1', 'run.json', run);
  await page.locator('[data-run="open"]').waitFor();
  await page.locator('[data-counted="all"]').waitFor();
}

async function counterexample({ page, go, open }: InspectorDesk): Promise<void> {
  await go('#/proof/properties?id=P37');
  await open('hyrje/check@1', 'check.json', await violatedReport());
  await page.locator('[data-play="P37"]').click();
  await page.locator('[data-step="end"]').click();
  await page.locator('[data-lost]').waitFor();
}

interface State {
  path: string;
  transitions: { targets: string[] }[];
  children: State[];
}
const within = (state: State, path: string): State | undefined =>
  state.path === path ? state : state.children.map((child) => within(child, path)).find(Boolean);

/** The release beside a copy of it in which one transition is missing and one leads elsewhere. */
async function compare(desk: InspectorDesk): Promise<void> {
  const text = await readFile(resolve(import.meta.dirname, '../../../docs/versions/0.1.0.json'), 'utf8');
  const file = JSON.parse(text) as {
    version: string;
    machines: { name: string; hash: string; chart: State }[];
  };
  const code = file.machines.find(({ name }) => name === 'code');
  const live = code && within(code.chart, 'validity.live');
  if (!code || !live) throw new Error('The file has no such state.');
  live.transitions.pop();
  live.transitions[0]?.targets.splice(0, 1, 'validity.over.dead');
  code.hash = '0'.repeat(16);
  await desk.go('#/compare/code');
  await desk.open('hyrje/charts@1', 'before.json', { ...file, version: '0.0.9' });
  await desk.page.locator('[data-chart="code"] .edge.is-added').first().waitFor();
}

const story: readonly InspectorShot[] = [
  { name: 'chart', story: drawn },
  {
    name: 'state',
    async story(desk) {
      await desk.go('#/chart/passwordLogin?state=askingCode.code.live');
      await desk.page.locator('.boxes [data-state="askingCode.code.live"]').waitFor();
    },
  },
  {
    name: 'search',
    async story(desk) {
      await desk.page.locator('input[name="find"]').fill('SIM');
      await desk.page.locator('[data-hit]').first().waitFor();
    },
  },
  {
    name: 'play',
    async story(desk) {
      await toCode(desk);
      await wrongCode(desk);
    },
  },
  { name: 'coverage', story: coverage },
  {
    name: 'proof',
    async story({ page, go }) {
      await go('#/proof/properties?id=P14');
      await page.locator('[data-property="P14"]').waitFor();
    },
  },
  { name: 'counterexample', story: counterexample },
  {
    name: 'attacks',
    async story({ page, go }) {
      await go('#/proof/attacks?cell=3.0');
      await page.locator('[data-chosen]').waitFor();
    },
  },
  {
    name: 'attack',
    async story({ page, go }) {
      await go('#/proof/attacks?cell=3.0');
      await page.locator('[data-play="attack"]').first().click();
      await page.locator('[data-script="attack"]').waitFor();
      await page.locator('[data-step="end"]').click();
      await page.locator('[data-step="next"]:disabled').waitFor();
    },
  },
  {
    name: 'journey',
    async story({ page, go }) {
      await go('#/play?journey=manual-smart-fnp');
      await page.locator('[data-script="journey"]').waitFor();
      for (let at = 1; at <= 12; at++) {
        await page.locator('[data-step="next"]').click();
        await page.locator(`[data-played="${at}"]`).waitFor();
      }
    },
  },
  {
    name: 'paths',
    async story({ page, go }) {
      await go('#/proof/paths?needs=P_sim');
      await page.locator('[data-path]').first().waitFor();
    },
  },
  { name: 'compare', story: compare },
  { name: 'dark', look: dark, story: toCode },
  { name: 'narrow-chart', look: narrow, story: drawn },
  { name: 'narrow-play', look: narrow, story: toCode },
];

const logins = ['passwordLogin', 'rememberedLogin', 'biometricLogin', 'smartFnpLogin', 'softPinLogin'];
const activations = ['biometricActivation', 'smartFnpActivation', 'softPinActivation'];
const charts = [...logins, 'internetBranchLogin', ...activations];

const looks: Readonly<Record<string, BrowserContextOptions>> = { wide: {}, narrow };
const darkCharts = new Set(['passwordLogin', 'biometricActivation']);

const chartShot = (machine: string, isOpen: boolean, name: string, look: BrowserContextOptions) => ({
  name: `${machine}-${isOpen ? 'open' : 'collapsed'}-${name}`,
  look,
  async story(desk: InspectorDesk) {
    await desk.go(`#/chart/${machine}`);
    await desk.page.locator(`[data-chart="${machine}"] .boxes`).waitFor();
    if (isOpen) {
      await desk.page.locator('[data-tool="open-all"]').click();
      await desk.page.locator('.boxes [data-fold="closed"]').first().waitFor({ state: 'detached' });
    }
    await desk.page.locator('[data-tool="whole"]').click();
  },
});

/** Each login and activation, collapsed and open, whole; for whoever looks at a change. */
const everyChart = charts.flatMap((machine): InspectorShot[] =>
  [false, true].flatMap((isOpen) => [
    ...Object.entries(looks).map(([name, look]) => chartShot(machine, isOpen, name, look)),
    ...(darkCharts.has(machine) ? [chartShot(machine, isOpen, 'dark', dark)] : []),
  ]),
);

/** The pictures of the inspector, into a folder of their own. `all`: with every login and activation. */
export async function inspectorShots(
  browser: Browser,
  into: string,
  all: boolean,
  note: (path: string) => Promise<void>,
): Promise<void> {
  const folder = join(into, 'inspector');
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  for (const { name, look = {}, story: tell } of all ? [...story, ...everyChart] : story) {
    const desk = await openInspector(browser, look);
    try {
      await tell(desk);
      await desk.page.waitForTimeout(300);
      const path = join(folder, `${name}.png`);
      await desk.page.screenshot({ path, fullPage: look === narrow });
      await note(path);
    } finally {
      await desk.close();
    }
  }
}
