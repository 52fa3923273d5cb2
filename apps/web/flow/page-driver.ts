import type { Sight } from '../../../verification/cover/schema.ts';
import type { Driver } from '../../drivers/driver.ts';
import { FlowDriver, type LiveFlow } from '../../drivers/machine.ts';
import type { TestedFlow, World } from '../../drivers/services.ts';
import { act } from './act.ts';
import { keyOn, readSight, secretsOn } from './read-sight.ts';

/**
 * Plays tests on a page that shows a flow: what is seen is read from the DOM, what the customer does is done to it. What
 * the screen does not offer is sent past it, as a script on the page might: the flow's door must refuse it, or take it.
 */
export class PageDriver extends FlowDriver implements Driver {
  readonly #page: ParentNode;
  readonly #show: (flow: LiveFlow | null) => void;
  /** The screen on which something was typed last. */
  #typedOn = '';

  /** `show`: puts a flow on the page, at once. */
  constructor(flow: TestedFlow, world: World, page: ParentNode, show: (flow: LiveFlow | null) => void) {
    super(flow, world);
    this.#page = page;
    this.#show = show;
  }

  protected override began(flow: LiveFlow): void {
    this.#show(flow);
  }

  protected override async send(event: string, payload: Readonly<Record<string, unknown>>): Promise<boolean> {
    this.#typedOn = keyOn(this.#page);
    return (await act(this.#page, event, payload)) || super.send(event, payload);
  }

  override see(): Sight {
    const sight = readSight(this.#page);
    if (keyOn(this.#page) !== this.#typedOn) {
      const [kept] = secretsOn(this.#page);
      if (kept) throw new Error(`The field "${kept.name}" holds on to what was typed on the screen before.`);
    }
    return sight;
  }

  override end(): void {
    super.end();
    this.#show(null);
  }
}
