import type { Ability } from '../ability.ts';
import { credentialOf, type Device } from '../board.ts';
import type { AnyBoard, Habits, Move } from '../move.ts';
import { attack, calm, devices, isIdle, isOn, passwords, sending, sessionIsAlive, sims } from './parts.ts';

const at = (board: AnyBoard) => board.reading('login').at;
const isAt =
  (...wanted: string[]) =>
  (board: AnyBoard) =>
    wanted.includes(at(board));
const isUnderWay = isAt('genuine', 'decoy');
/** The bank settles a check that it began; there is none to settle before `first`, nor after it was settled right. */
const isChecked = (board: AnyBoard): boolean =>
  board.reading('login').held || isAt('reserving', 'verifying', 'pretending')(board);
const begins = (from: Device) => ({
  when: isIdle,
  prepare: (board: AnyBoard) => board.setTag('loginAt', from),
});
const names: Record<Device, Ability> = {
  phone: 'namesCustomerOnPhone',
  own: 'namesCustomer',
  web: 'namesCustomer',
};
const first = { clientRate: 'room' } as const;

const beginning: readonly Move[] = [
  ...(['phone', 'own', 'web'] as const).map((from) =>
    attack('first.password', 'login.first', from, {
      to: 'login',
      facts: { ...first, customer: 'known', element: 'password' },
      needs: [...sending(from), names[from]],
      ...begins(from),
    }),
  ),
  attack('first.unknown', 'login.first', 'own', {
    to: 'login',
    facts: { ...first, customer: 'unknown', element: 'password' },
    ...begins('own'),
  }),
  ...devices.map((from) =>
    attack('first.biometric', 'login.first', from, {
      to: 'login',
      facts: { ...first, customer: 'known', element: 'assertion' },
      needs: [...sending(from), ...(from === 'phone' ? (['namesCustomerOnPhone'] as const) : [])],
      prepare: begins(from).prepare,
      when: (board) => isIdle(board) && (from === 'phone' || isOn(board, 'own', 'biometric')),
    }),
  ),
];

const firstVerdicts: readonly Move[] = (['sms', 'device'] as const).flatMap((second) => [
  ...sims.flatMap(({ facts, needs }) =>
    passwords.map((password) =>
      attack('settle.right', 'login.settle', null, {
        to: 'login',
        facts: { ...facts, password: 'right', second },
        needs: [...needs, ...password.needs],
        when: (board) => isChecked(board) && password.when(board),
      }),
    ),
  ),
  attack('settle.wrong', 'login.settle', null, {
    to: 'login',
    facts: { ...calm, password: 'wrong', second },
    when: isChecked,
  }),
  ...devices.flatMap((device) => {
    const isHere = (board: AnyBoard) =>
      isAt('admitted', 'pretending')(board) && board.tag('loginAt') === device;
    const named = credentialOf(device, 'biometric');
    return [
      ...sims.map(({ facts, needs }) =>
        attack('assert.right', 'login.assert', device, {
          to: 'login',
          named,
          facts: { ...facts, assertion: 'right', second },
          needs: [...needs, ...(device === 'phone' ? (['scansFinger'] as const) : [])],
          when: (board) => isHere(board) && (device === 'phone' || isOn(board, 'own', 'biometric')),
        }),
      ),
      attack('assert.wrong', 'login.assert', device, {
        to: 'login',
        named,
        facts: { ...calm, assertion: 'wrong', second },
        when: isHere,
      }),
    ];
  }),
]);

const sms: readonly Move[] = [
  ...sims.map(({ facts, needs }) =>
    attack('sendCode', 'login.sendCode', null, {
      to: 'login',
      facts: { ...first, ...facts },
      needs,
      when: isUnderWay,
    }),
  ),
  attack('second.right', 'login.second', null, {
    to: 'login',
    facts: { match: 'current', simRisk: false },
    needs: ['typesFnp'],
    when: isUnderWay,
  }),
  attack('second.right', 'login.second', null, {
    to: 'login',
    facts: { match: 'current', simRisk: true },
    needs: ['typesFnpAfterNoticedSwap'],
    when: isUnderWay,
  }),
  attack('second.old', 'login.second', null, {
    to: 'login',
    facts: { match: 'earlier', simRisk: false },
    needs: ['typesOldFnp'],
    when: isUnderWay,
  }),
  attack('second.wrong', 'login.second', null, {
    to: 'login',
    facts: { match: 'none', simRisk: false },
    when: isUnderWay,
  }),
];

const smartFnp: readonly Move[] = devices.flatMap((device) => {
  const isHere = (board: AnyBoard) => isUnderWay(board) && board.tag('loginAt') === device;
  const named = credentialOf(device, 'smartFnp');
  return [
    attack('key.right', 'login.secondByKey', device, {
      to: 'login',
      named,
      facts: { proof: 'right' },
      needs: device === 'phone' ? ['signsWithSmartFnp'] : [],
      when: (board) => isHere(board) && (device === 'phone' || isOn(board, 'own', 'smartFnp')),
    }),
    attack('key.wrong', 'login.secondByKey', device, {
      to: 'login',
      named,
      facts: { proof: 'wrong' },
      when: isHere,
    }),
  ];
});

const pinFacts = { clock: 'right' } as const;

/** The customer's Soft PIN is as it is; one of the attacker's own is as he likes it. */
const softPinInApp = ({ saved: isSaved }: Habits): readonly Move[] =>
  devices.flatMap((device) => {
    const isHere = (board: AnyBoard) => isUnderWay(board) && board.tag('loginAt') === device;
    const named = credentialOf(device, 'softPin');
    return (device === 'own' ? [false, true] : [isSaved]).flatMap((saved) => [
      attack('pin.right', 'login.secondByPin', device, {
        to: 'login',
        named,
        facts: { ...pinFacts, typed: false, saved, pin: 'right' },
        needs: device === 'own' ? [] : [saved ? 'makesSavedSoftPinCode' : 'makesSoftPinCodeByPin'],
        when: (board) => isHere(board) && (device === 'phone' || isOn(board, 'own', 'softPin')),
      }),
      attack('pin.wrong', 'login.secondByPin', device, {
        to: 'login',
        named,
        facts: { ...pinFacts, typed: false, saved, pin: 'wrong' },
        when: isHere,
      }),
    ]);
  });

const softPinTyped = ({ saved }: Habits): readonly Move[] => {
  const isHere = (board: AnyBoard) => isUnderWay(board) && board.tag('loginAt') === 'web';
  const right = (device: 'phone' | 'own', needs: readonly Ability[], when: Move['when'] = () => true) =>
    attack('typed.right', 'login.secondByPin', 'web', {
      to: 'login',
      named: credentialOf(device, 'softPin'),
      facts: { ...pinFacts, typed: true, saved: device === 'phone' && saved, pin: 'right' },
      needs,
      when: (board) => isHere(board) && isOn(board, device, 'softPin') && when(board),
    });
  const isOpenOn = (holder: string) => (board: AnyBoard) =>
    board.tag('sessionOf') === holder && sessionIsAlive(board);
  return [
    right('own', []),
    right('phone', ['typesSoftPinCode']),
    ...(saved
      ? [
          right('phone', ['readsSoftPinInSession'], isOpenOn('phone')),
          right('phone', ['readsSoftPinInSession', 'usesSession'], isOpenOn('customer')),
        ]
      : []),
    ...(['typed.wrong'] as const).map((deed) =>
      attack(deed, 'login.secondByPin', 'web', {
        to: 'login',
        named: 'phoneSoftPin',
        facts: { ...pinFacts, typed: true, saved, pin: 'wrong' },
        when: isHere,
      }),
    ),
    attack('typed.wrong', 'login.secondByPin', 'web', {
      to: 'login',
      named: 'phoneSoftPin',
      facts: { ...pinFacts, typed: true, saved, pin: 'wrong' },
      needs: ['typesOldSoftPinCode'],
      when: isHere,
    }),
  ];
};

const leaving: readonly Move[] = [
  attack('cancel', 'login.cancel', null, {
    to: 'login',
    when: isAt('reserving', 'verifying', 'asserting', 'admitted', 'pretending', 'genuine', 'decoy'),
  }),
];

/** Logins from every device, by every path, right and wrong. */
export const loginMoves = (habits: Habits): readonly Move[] => [
  ...beginning,
  ...firstVerdicts,
  ...sms,
  ...smartFnp,
  ...softPinInApp(habits),
  ...softPinTyped(habits),
  ...leaving,
];
