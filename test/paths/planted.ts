import type { PlantKind } from './kinds.ts';

/** A fault in a copy of the server or of the page: text of a source that is replaced when the copy is made. */
export interface Plant {
  readonly name: string;
  readonly kind: PlantKind;
  readonly where: 'server' | 'page';
  /** The machine whose suite must see it. */
  readonly machine: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
}

const api = 'adapters/http/server/api.ts';
const served = 'const told = await serve(caller, asked);';

const onServer: readonly Omit<Plant, 'where'>[] = [
  {
    name: 'an answer loses a deadline on the wire',
    kind: 'wire field lost or wrong',
    machine: 'rememberedLogin',
    file: 'adapters/http/wire.ts',
    from: 'z.object({ ok: z.literal(true), ...shapeOf(ok), ...more })',
    to: "z.object({ ok: z.literal(true), ...shapeOf(ok), ...more, ...('helpAt' in ok && { helpAt: z.undefined() }) })",
  },
  {
    name: 'the last attempt is not told',
    kind: 'wire field lost or wrong',
    machine: 'rememberedLogin',
    file: api,
    from: served,
    to: `${served}\n        if ('lastAttempt' in told) told.lastAttempt = false;`,
  },
  {
    name: 'the app is given no token',
    kind: 'wire field lost or wrong',
    machine: 'biometricActivation',
    file: api,
    from: "if (channel === 'app') return told;",
    to: "if (channel === 'app') return rest;",
  },
  {
    name: 'an ended transaction is told as a superseded one',
    kind: 'wrong error code',
    machine: 'internetBranchLogin',
    file: api,
    from: served,
    to: `${served}\n        if (told.code === 'E_TXN_EXPIRED') told.code = 'E_TXN_SUPERSEDED';`,
  },
  {
    name: 'a block is told as a wrong password',
    kind: 'wrong error code',
    machine: 'internetBranchLogin',
    file: api,
    from: served,
    to: `${served}\n        if (told.code === 'E_BLOCKED_TEMP') Object.assign(told, { code: 'E_AUTH_GENERIC', dead: false, lastAttempt: false });`,
  },
  {
    name: 'a fault is told as no answer in time',
    kind: 'wrong error code',
    machine: 'biometricLogin',
    file: 'adapters/http/server/problem.ts',
    from: "service: { status: 503, code: 'E_SERVICE'",
    to: "service: { status: 504, code: 'E_SERVICE'",
  },
  {
    name: 'nobody answers when a new code is asked for',
    kind: 'missing transition',
    machine: 'internetBranchLogin',
    file: api,
    from: 'for (const call of calls) {',
    to: "for (const call of calls.filter((one) => one !== 'login.sendCode')) {",
  },
  {
    name: 'a number with spaces in it is refused',
    kind: 'missing transition',
    machine: 'internetBranchLogin',
    file: 'adapters/http/requests.ts',
    from: 'identifier: maybe(typed),\n    handle',
    to: 'identifier: maybe(z.string().check(z.maxLength(10))),\n    handle',
  },
  {
    name: "the page's token is never accepted",
    kind: 'missing transition',
    machine: 'internetBranchLogin',
    file: 'adapters/http/server/armour.ts',
    from: "getToken: (request) => String(request.headers[headers.csrf] ?? '')",
    to: "getToken: (request) => String(request.headers['x-csrf'] ?? '')",
  },
  {
    name: 'the first element is answered by what opens a transaction',
    kind: 'wrong transition',
    machine: 'smartFnpLogin',
    file: api,
    from: 'const serve = serviceOf(bank, call);',
    to: "const serve = serviceOf(bank, call === 'login.first' ? 'login.open' : call);",
  },
  {
    name: 'an answer is kept, and given again to another request',
    kind: 'stale answer',
    machine: 'internetBranchLogin',
    file: api,
    from: served,
    to: 'const told = ((serve as { kept?: Told }).kept ??= await serve(caller, asked));',
  },
  {
    name: 'VERIFIKO gives no new token',
    kind: 'stale answer',
    machine: 'biometricActivation',
    file: 'adapters/http/wire.ts',
    from: "  'reauth.verify',\n",
    to: '',
  },
];

const flowView = 'adapters/ui/preact/flow-view.tsx';
const screen = 'adapters/ui/screen.ts';
const connect = 'adapters/http/client/connect-http.ts';

const onPage: readonly Omit<Plant, 'where'>[] = [
  {
    name: 'the code is asked for on the screen of the credentials',
    kind: 'wrong transition',
    machine: 'rememberedLogin',
    file: flowView,
    from: 'data-screen={view.screen}',
    to: "data-screen={view.screen === 'code' ? 'credentials' : view.screen}",
  },
  {
    name: 'a button sends what another one should',
    kind: 'wrong transition',
    machine: 'biometricLogin',
    file: flowView,
    from: 'else send(event);',
    to: "else send(event === 'credentials.edit' ? 'flow.cancel' : event);",
  },
  {
    name: 'the plainest buttons are not there',
    kind: 'missing transition',
    machine: 'rememberedLogin',
    file: screen,
    from: 'actions.filter((action) => action !== submit)',
    to: "actions.filter((action) => action !== submit && action.kind !== 'link')",
  },
  {
    name: 'the form is not sent off',
    kind: 'missing transition',
    machine: 'biometricActivation',
    file: flowView,
    from: 'if (submit) begin(submit);',
    to: 'if (submit && attempts > 0) begin(submit);',
  },
  {
    name: 'a button can be pressed while a call is under way',
    kind: 'event accepted too often',
    machine: 'internetBranchLogin',
    file: 'adapters/ui/preact/action.tsx',
    from: 'aria-disabled={!action.enabled}',
    to: 'aria-disabled={false}',
  },
  {
    name: 'a screen has its first button twice',
    kind: 'event accepted too often',
    machine: 'internetBranchLogin',
    file: screen,
    from: 'actions.filter((action) => action !== submit).toSorted(byWeight)',
    to: 'actions.toSorted(byWeight)',
  },
  {
    name: 'a tick is not read',
    kind: 'field lost or not cleared',
    machine: 'passwordLogin',
    file: 'adapters/ui/care.ts',
    from: "input?.type === 'checkbox' ? input.checked",
    to: "input?.type === 'checkbox' ? false",
  },
  {
    name: 'a PIN is still there on the next screen',
    kind: 'field lost or not cleared',
    machine: 'softPinActivation',
    file: flowView,
    from: '<FlowForm key={props.view.key} {...props} />',
    to: '<FlowForm key="form" {...props} />',
  },
  {
    name: 'the second field of a form is not shown',
    kind: 'field lost or not cleared',
    machine: 'internetBranchLogin',
    file: flowView,
    from: 'screen.fields.map(',
    to: 'screen.fields.slice(0, 1).map(',
  },
  {
    name: "a field's error is not told",
    kind: 'wrong error code',
    machine: 'biometricActivation',
    file: 'adapters/ui/preact/field.tsx',
    from: "{...(code && { 'data-error': code })}",
    to: '',
  },
  {
    name: 'no answer in time is shown as a fault',
    kind: 'wrong error code',
    machine: 'smartFnpLogin',
    file: 'adapters/http/client/exchange.ts',
    from: "throw new ServiceFault('E_TIMEOUT', { cause });",
    to: "throw new ServiceFault('E_SERVICE', { cause });",
  },
  {
    name: 'the next code is not counted down to',
    kind: 'timer missing or wrong',
    machine: 'internetBranchLogin',
    file: screen,
    from: 'timers: view.timers.map(',
    to: "timers: view.timers.filter(({ id }) => id !== 'resend').map(",
  },
  {
    name: 'every countdown is that of the code',
    kind: 'timer missing or wrong',
    machine: 'biometricLogin',
    file: 'adapters/ui/preact/countdown.tsx',
    from: 'data-timer={id}',
    to: 'data-timer="codeExpiry"',
  },
  {
    name: 'a deadline is taken by the clock of the bank',
    kind: 'timer missing or wrong',
    machine: 'internetBranchLogin',
    file: 'machines/door/plug.ts',
    from: "typeof told['serverNow'] === 'number' ? now - told['serverNow'] : 0",
    to: "typeof told['serverNow'] === 'number' ? now - 2 * told['serverNow'] : 0",
  },
  {
    name: 'what was typed does not go to the bank',
    kind: 'wire field lost or wrong',
    machine: 'smartFnpActivation',
    file: connect,
    from: '...grant, ...(secret && unseal(secret)) };',
    to: '...grant };',
  },
  {
    name: 'calls do not carry the token of their session',
    kind: 'stale answer',
    machine: 'smartFnpActivation',
    file: connect,
    from: 'token: session === undefined ? undefined : tokenOf(session),',
    to: 'token: undefined,',
  },
  {
    name: 'the page goes on showing what it showed',
    kind: 'stale answer',
    machine: 'softPinLogin',
    file: flowView,
    from: '[view, words]);',
    to: '[view.key, words]);',
  },
];

/** Every fault that is planted. */
export const plants: readonly Plant[] = [
  ...onServer.map((plant) => ({ ...plant, where: 'server' as const })),
  ...onPage.map((plant) => ({ ...plant, where: 'page' as const })),
];
