import { customerHas, loginElsewhere } from '../product/others.ts';
import type { Other, Slice } from '../product/slice.ts';
import { slices } from '../product/slices.ts';
import type { Slot } from '../product/slots.ts';
import type { Owner } from './owner.ts';

/** Which machines of an account and a device are followed together. */
export interface Watch {
  readonly slice: Slice;
  /** Whose lines make somebody look at all. */
  readonly about: readonly Owner[];
  /** Whose lines are compared. */
  readonly judges: readonly Owner[];
  /** Which machine's lines a code writes. */
  readonly codeOf: Owner;
}

const alive = ['unclaimed', 'active'];

/** A session ends for a reason that is none of these machines': a changed password or SIM, a lost device. */
const ends = (slot: 'session' | 'older'): Other => ({
  label: `the ${slot === 'older' ? 'earlier ' : ''}session is ended from elsewhere`,
  origin: 'foreign',
  when: (read) => alive.includes(read(slot).at),
  deliver: [['session.revoked', slot]],
});

const { device, authority, closure, verifiko, recovery } = slices as Readonly<Record<string, Slice>> &
  typeof slices;
const slotsOf = (...names: readonly Slot[]): readonly Slot[] => names;

/** Every way in, every limit: what the slices for the proof take apart, a log has together. */
const login: Slice = {
  ...device,
  name: 'login',
  slots: slotsOf('account', 'visible', 'login', 'code', 'session', 'older', 'credential'),
  commands: { ...closure.commands, ...device.commands, ...authority.commands },
  facts: {},
  others: [...device.others, customerHas('credential'), loginElsewhere, ends('session'), ends('older')],
  limits: {},
};

export const watches: readonly Watch[] = [
  { slice: login, about: ['login', 'session'], judges: ['login', 'session', 'account'], codeOf: 'login' },
  {
    slice: { ...verifiko, limits: {}, commands: { ...closure.commands, ...verifiko.commands } },
    about: ['reauth'],
    judges: ['reauth', 'account'],
    codeOf: 'reauth',
  },
  {
    slice: { ...recovery, limits: {}, commands: { ...closure.commands, ...recovery.commands } },
    about: ['reset'],
    judges: ['reset', 'account'],
    codeOf: 'reset',
  },
];
