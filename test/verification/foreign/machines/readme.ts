/**
 * Machines from the README of xstate 5.33.3, whose texts they follow, each with an id of its own.
 * Copyright (c) 2015 David Khourshid. MIT Licence.
 */
import { assign, createMachine } from 'xstate';

/** "Super quick start": it counts, and never stops counting. */
export const toggle = createMachine({
  id: 'toggle',
  initial: 'inactive',
  context: { count: 0 },
  states: {
    inactive: { on: { TOGGLE: { target: 'active' } } },
    active: {
      entry: assign({ count: ({ context }: { context: { count: number } }) => context.count + 1 }),
      on: { TOGGLE: { target: 'inactive' } },
    },
  },
});

/** "Hierarchical (Nested) State Machines". */
export const light = createMachine({
  id: 'light',
  initial: 'green',
  states: {
    green: { on: { TIMER: 'yellow' } },
    yellow: { on: { TIMER: 'red' } },
    red: {
      on: { TIMER: 'green' },
      initial: 'walk',
      states: { walk: { on: { PED_TIMER: 'wait' } }, wait: { on: { PED_TIMER: 'stop' } }, stop: {} },
    },
  },
});

/** "Parallel State Machines". */
export const word = createMachine({
  id: 'word',
  type: 'parallel',
  states: {
    bold: {
      initial: 'off',
      states: { on: { on: { TOGGLE_BOLD: 'off' } }, off: { on: { TOGGLE_BOLD: 'on' } } },
    },
    underline: {
      initial: 'off',
      states: { on: { on: { TOGGLE_UNDERLINE: 'off' } }, off: { on: { TOGGLE_UNDERLINE: 'on' } } },
    },
    italics: {
      initial: 'off',
      states: { on: { on: { TOGGLE_ITALICS: 'off' } }, off: { on: { TOGGLE_ITALICS: 'on' } } },
    },
    list: {
      initial: 'none',
      states: {
        none: { on: { BULLETS: 'bullets', NUMBERS: 'numbers' } },
        bullets: { on: { NONE: 'none', NUMBERS: 'numbers' } },
        numbers: { on: { BULLETS: 'bullets', NONE: 'none' } },
      },
    },
  },
});

/** "History States". */
export const payment = createMachine({
  id: 'payment',
  initial: 'method',
  states: {
    method: {
      initial: 'cash',
      states: {
        cash: { on: { SWITCH_CHECK: 'check' } },
        check: { on: { SWITCH_CASH: 'cash' } },
        hist: { type: 'history' },
      },
      on: { NEXT: 'review' },
    },
    review: { on: { PREVIOUS: 'method.hist' } },
  },
});
