/** A walk that grew past its bound: the machine is larger than was thought, or endless. */
export class BoundExceeded extends Error {
  constructor(name: string, bound: number) {
    super(`${name} has more than ${bound} states. Raise the bound, or find what grows.`);
    this.name = 'BoundExceeded';
  }
}

/** A machine whose context left its declared range. */
export class RangeLeft extends Error {
  constructor(machine: string, state: unknown, event: string, problem: string) {
    super(`${machine} leaves its range in ${JSON.stringify(state)} on ${event}: ${problem}`);
    this.name = 'RangeLeft';
  }
}

/** A guard that reads what is only shown (architecture rule 1). */
export class DisplayRead extends Error {
  constructor(guard: string) {
    super(`The guard ${guard} reads display, which must not decide.`);
    this.name = 'DisplayRead';
  }
}

/** An event that travels between machines and is not in the alphabet of the one that gets it. */
export class UnknownEvent extends Error {
  constructor(kind: string, event: string) {
    super(`The alphabet of ${kind} has no ${event}.`);
    this.name = 'UnknownEvent';
  }
}

/** An event that its senders promised never to send in this state. */
export class BrokenPromise extends Error {
  constructor(kind: string, event: string, state: string) {
    super(`${kind} got ${event} in ${state}, where its senders promised not to send it.`);
    this.name = 'BrokenPromise';
  }
}
