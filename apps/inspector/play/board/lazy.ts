import { type Moment, momentWith, type PlayDeed, type Stage } from '../moment.ts';

/** A stage whose program comes when it is first needed. */
export class LazyStage implements Stage {
  readonly #load: () => Promise<Stage>;
  #loaded: Promise<Stage> | null = null;
  #stage: Stage | null = null;

  constructor(load: () => Promise<Stage>) {
    this.#load = load;
  }

  async #whole(): Promise<Stage> {
    this.#loaded ??= this.#load();
    this.#stage = await this.#loaded;
    return this.#stage;
  }

  begin: Stage['begin'] = async (start): Promise<Moment> => (await this.#whole()).begin(start);
  do = async (deed: PlayDeed): Promise<Moment> => (await this.#whole()).do(deed);
  offers: Stage['offers'] = () => this.#stage?.offers() ?? [];
  shown: Stage['shown'] = () => this.#stage?.shown() ?? null;
  end = (): void => this.#stage?.end();
}

/** Nothing happened yet. */
export const nothingYet = momentWith({});
