import { createBrowserInspector, createWebSocketInspector } from '@statelyai/inspect';
import { assign, createActor, setup } from 'xstate';

/** As much of a page as it needs. */
interface Page {
  location: { search: string };
  document: {
    querySelector(selector: string): { addEventListener(type: string, run: () => void): void } | null;
  };
}

/** An app of somebody else, as a page: it inspects its machine by `@statelyai/inspect`, in the way the address says. */
const { document, location } = globalThis as unknown as Page;
const { kind = '', url = '' } = Object.fromEntries(new URLSearchParams(location.search));

/**
 * The library sends when the browser is idle, which a page that nobody looks at may never be while the machine is busy.
 * It is the library's patience that is not tried here.
 */
Object.assign(globalThis, { requestIdleCallback: (run: () => void) => setTimeout(run, 0) });

const machine = setup({
  types: { context: {} as { pin: string }, events: {} as { type: 'pin.typed'; pin: string } },
  actions: { note: assign({ pin: ({ event }) => event.pin }) },
}).createMachine({
  id: 'foreignPin',
  context: { pin: '' },
  initial: 'asking',
  states: { asking: { on: { 'pin.typed': { target: 'thanking', actions: 'note' } } }, thanking: {} },
});

document.querySelector('button')?.addEventListener('click', () => {
  const iframe = document.querySelector('iframe') as never;
  const { inspect } = {
    frame: () => createBrowserInspector({ url, iframe }),
    socket: () => createWebSocketInspector({ url }),
    window: () => createBrowserInspector({ url }),
  }[kind as 'frame' | 'socket' | 'window']();
  createActor(machine, { inspect }).start().send({ type: 'pin.typed', pin: '274915' });
});
