import type { Trace } from '../graph.ts';

/** A machine that felt a broadcast spoke to the account or to the other device: the product is no longer made of pairs. */
export class CrossTalk extends Error {
  constructor(slot: string, role: string) {
    super(
      `The ${slot} of a device that felt a broadcast speaks to ${role}, outside its device. ` +
        'Products by pairs need it to answer with machines of its own device; walk the slice with one device instead.',
    );
    this.name = 'CrossTalk';
  }
}

/** A walk that ran longer than it may. */
export class TimeExceeded extends Error {
  constructor(name: string, ms: number, states: number) {
    super(
      `${name} took longer than ${ms} ms; ${states.toLocaleString('en')} states were found. ` +
        'Raise the time, or lower the limits of the policy.',
    );
    this.name = 'TimeExceeded';
  }
}

/** A product that reaches a state in which a promise between machines is broken, with a shortest way to it. */
export class PromiseBroken extends Error {
  readonly trace: Trace;

  constructor(cause: Error, trace: Trace) {
    super(
      [cause.message, 'It comes to that by:', ...trace.steps.map((step, at) => `${at + 1}. ${step}`)].join(
        '\n',
      ),
      {
        cause,
      },
    );
    this.name = 'PromiseBroken';
    this.trace = trace;
  }
}
