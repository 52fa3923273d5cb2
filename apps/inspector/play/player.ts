import { type Moment, momentWith, type PlayDeed, type Stage } from './moment.ts';

type Start = Readonly<Record<string, unknown>> | null;

/** A run so far. */
export interface Run {
  readonly start: Start;
  readonly deeds: readonly PlayDeed[];
  /** One more than deeds: the first is before anything was done. */
  readonly moments: readonly Moment[];
  /** Why the last thing could not be done. */
  readonly trouble: string | null;
}

/** Plays something a step at a time, and back: what was done is done again up to the step before. */
export class Player {
  readonly stage: Stage;
  #run: Run | null = null;
  #turn: Promise<void> = Promise.resolve();
  readonly #told: (run: Run) => void;

  constructor(stage: Stage, told: (run: Run) => void) {
    this.stage = stage;
    this.#told = told;
  }

  /** One thing after the other. */
  #next(work: () => Promise<Run>): Promise<void> {
    const before = this.#turn;
    const turn = async () => {
      await before.catch(() => {});
      this.#run = await work();
      this.#told(this.#run);
    };
    const done = turn();
    this.#turn = done;
    return done;
  }

  begin(start: Start): Promise<void> {
    return this.#next(() => this.#played(start, []));
  }

  do(deed: PlayDeed): Promise<void> {
    return this.doAll([deed]);
  }

  /** One deed after the other, up to the first that cannot be done. */
  doAll(deeds: readonly PlayDeed[]): Promise<void> {
    return this.#next(async () => {
      const run = this.#run ?? (await this.#played(null, []));
      const moments = [...run.moments];
      const before = moments.length;
      let trouble: string | null = null;
      for (const deed of deeds) {
        try {
          moments.push(await this.stage.do(deed));
        } catch (cause) {
          trouble = cause instanceof Error ? cause.message : String(cause);
          break;
        }
      }
      const done = deeds.slice(0, moments.length - before);
      return { ...run, deeds: [...run.deeds, ...done], moments, trouble };
    });
  }

  /** To the moment after so many deeds. */
  backTo(count: number): Promise<void> {
    return this.#next(async () => {
      const { start = null, deeds = [] } = this.#run ?? {};
      return this.#played(start, deeds.slice(0, Math.max(0, count)));
    });
  }

  async #played(start: Start, deeds: readonly PlayDeed[]): Promise<Run> {
    const moments = [await this.#begun(start)];
    for (const deed of deeds) moments.push(await this.stage.do(deed));
    return { start, deeds, moments, trouble: null };
  }

  /** A stage that cannot begin has nothing to show; what is done on it fails and says why. */
  async #begun(start: Start) {
    try {
      return await this.stage.begin(start);
    } catch {
      return momentWith({});
    }
  }

  end(): void {
    this.stage.end();
  }
}
