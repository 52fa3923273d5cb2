import type { Driver } from '../../apps/drivers/index.ts';

/** The bank's own app in a test build: a page, a phone, whatever can be asked and told. */
export interface OwnApp {
  open(start: object | null): Promise<void>;
  /** Fills in and presses; whether there was something to press. */
  press(event: string, typed: object): Promise<boolean>;
  /** The stubbed bank behind the app answers the call that waits. */
  answer(call: string, output: object): Promise<void>;
  fail(call: string, code: string): Promise<void>;
  passDeadline(name: string): Promise<void>;
  network(isThere: boolean): Promise<void>;
  screen(): Promise<{
    name: string;
    busy: boolean;
    error?: string;
    buttons: [event: string, enabled: boolean][];
  }>;
}

/** What a bank's QA writes to play suites on its own app (docs/own-driver.md). */
export const ownDriver = (app: OwnApp): Driver => ({
  begin: (start) => app.open(start),
  async do(deed) {
    if ('event' in deed) return { refused: !(await app.press(deed.event, deed.payload)) };
    if ('start' in deed) await app.open(deed.start);
    else if ('answer' in deed) await app.answer(deed.answer, deed.output);
    else if ('fault' in deed) await app.fail(deed.fault, deed.code);
    else if ('timer' in deed) await app.passDeadline(deed.timer);
    else if ('network' in deed) await app.network(deed.network === 'found');
    return {};
  },
  async see() {
    const { name, busy, error, buttons } = await app.screen();
    return { screen: name, busy, ...(error !== undefined && { error }), actions: buttons };
  },
  end() {},
});
