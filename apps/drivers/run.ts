import type { Suite } from '../../verification/index.ts';
import type { Driver } from './driver.ts';
import { type Played, playTest } from './play.ts';

export interface TestResult extends Played {
  readonly name: string;
  /** Where a picture of the failure is, PNG. */
  readonly picture?: string;
}

/** Plays whole tests on its own, several in one go: for a surface to which each step would be a long way. */
export interface Player {
  /** Plays tests in their order until one fails. How each went that was played: at least one. */
  play(suite: Suite, tests: Suite['tests'], stepTimeoutMs: number): Promise<readonly Played[]>;
  picture?(path: string): Promise<void>;
  /** Nothing more is played. */
  close(): Promise<void>;
}

export interface RunOptions {
  /** A step that takes longer fails, ms; 10,000 unless told. */
  readonly stepTimeoutMs?: number;
  readonly onTest?: (done: number, of: number) => void;
  /** After so many failures nothing more is played; all is, unless told. */
  readonly mostFailures?: number;
  /** Whether more is played on the same afterwards. */
  readonly keepOpen?: boolean;
  /** Where a picture of a failing test goes, by the test's name; of surfaces that can be seen. */
  readonly pictureOf?: (name: string) => string;
}

const slowest = 10_000;
/** Tests that a player is given at once. */
const handful = 16;

const isPlayer = (one: Driver | Player): one is Player => 'play' in one;

/** A driver plays one test after the other. */
const playerOf = (driver: Driver): Player => ({
  async play(suite, [test], stepTimeoutMs) {
    return test ? [await playTest(suite, test.steps, driver, stepTimeoutMs)] : [];
  },
  ...(driver.picture && { picture: driver.picture.bind(driver) }),
  async close() {
    await driver.end();
  },
});

/**
 * Plays the tests of a suite, on each of the drivers one after the other; results are in the order of the tests. A test
 * that fails is not tried again.
 */
export async function runSuite(
  suite: Suite,
  on: Driver | Player | readonly (Driver | Player)[],
  { stepTimeoutMs = slowest, onTest, mostFailures = Infinity, pictureOf, keepOpen = false }: RunOptions = {},
): Promise<TestResult[]> {
  const { tests } = suite;
  const results: (TestResult | undefined)[] = [];
  let next = 0;
  let done = 0;
  let failures = 0;
  const lane = async (one: Driver | Player): Promise<void> => {
    const player = isPlayer(one) ? one : playerOf(one);
    const size = isPlayer(one) ? handful : 1;
    while (next < tests.length && failures < mostFailures) {
      const from = next;
      const to = Math.min(tests.length, from + size);
      next = to;
      for (let at = from; at < to && failures < mostFailures;) {
        const batch = tests.slice(at, to);
        const played = await player.play(suite, batch, stepTimeoutMs);
        if (played.length === 0) throw new Error('A player has played nothing.');
        for (const [index, result] of played.entries()) {
          const name = batch[index]?.name ?? '';
          const picture = result.mismatch && (await pictured(player, pictureOf?.(name)));
          results[at + index] = { name, ...result, ...(picture && { picture }) };
          if (result.mismatch !== null) failures++;
        }
        at += played.length;
        done += played.length;
        onTest?.(done, tests.length);
      }
    }
    if (!keepOpen) await inTime(player.close(), stepTimeoutMs);
  };
  await Promise.all([on].flat().map((one) => lane(one as Driver | Player)));
  return results.filter((result) => result !== undefined);
}

/** The picture of a failure, where one can be taken. */
async function pictured(player: Player, path: string | undefined): Promise<string | null> {
  if (!player.picture || path === undefined) return null;
  return player.picture(path).then(
    () => path,
    () => null,
  );
}

/** Waits for what may hang, and lets it be when it takes too long. */
async function inTime(ending: Promise<void>, ms: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)));
  await Promise.race([ending, late]).catch(() => {});
  clearTimeout(timer);
}
