import type { StoredFlow } from '../../../../machines/index.ts';
import type { Deed } from '../../../../verification/cover/schema.ts';
import { nothingYet } from '../board/lazy.ts';
import { FlowStage } from '../flow-stage.ts';
import type { Moment, PlayDeed, Shown, Stage } from '../moment.ts';
import { flowNamed } from '../stage-of.ts';
import type { JourneyPart } from './types.ts';

/** What one flow of a journey does; `null`: it is only looked at. */
export interface JourneyDeed {
  readonly part: number;
  readonly does: Deed | null;
}

/** The flows of a journey, one beside the other, each as an app runs it. */
export class JourneyStage implements Stage {
  readonly #parts: readonly JourneyPart[];
  readonly #deeds: readonly JourneyDeed[];
  #stages: (FlowStage | undefined)[] = [];
  #front: FlowStage | null = null;

  constructor(parts: readonly JourneyPart[], deeds: readonly JourneyDeed[]) {
    this.#parts = parts;
    this.#deeds = deeds;
  }

  async begin(): Promise<Moment> {
    this.end();
    return nothingYet;
  }

  async do(deed: PlayDeed): Promise<Moment> {
    const found = 'step' in deed ? this.#deeds[deed.step] : undefined;
    if (!found) throw new Error('There is no such step.');
    const { part, does } = found;
    if (does && 'start' in does) return this.#open(part, does.start);
    const stage = this.#stages[part];
    if (!stage) throw new Error('The flow has not begun.');
    this.#front = stage;
    return does ? stage.do(does) : stage.look();
  }

  /** A flow begins, when the ones before it are; or it goes on from where it was stored. */
  async #open(part: number, start: Readonly<Record<string, unknown>>): Promise<Moment> {
    const { flow = '', resumes = false } = this.#parts[part] ?? {};
    const definition = flowNamed(flow);
    if (!definition) throw new Error(`This build has no flow "${flow}".`);
    const resume = resumes ? this.#stored(part) : null;
    const now = Math.max(...this.#stages.flatMap((one) => (one ? [one.clock.now()] : [])));
    const stage = new FlowStage(definition);
    this.#stages[part] = stage;
    this.#front = stage;
    return stage.begin(Object.keys(start).length > 0 ? start : null, {
      ...(Number.isFinite(now) && { now }),
      ...(resume && { resume }),
    });
  }

  /** The flow before of the same kind and in the same hands, as its app kept it. */
  #stored(part: number): StoredFlow | null {
    const { flow, client } = this.#parts[part] ?? {};
    const before = this.#parts.findLastIndex(
      (one, at) => at < part && one.flow === flow && one.client === client && this.#stages[at] !== undefined,
    );
    return this.#stages[before]?.stored() ?? null;
  }

  offers = () => [];
  shown(): Shown | null {
    return this.#front?.shown() ?? null;
  }

  end(): void {
    for (const stage of this.#stages) stage?.end();
    this.#stages = [];
    this.#front = null;
  }
}
