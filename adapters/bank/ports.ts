import type { Desk } from '../../machines/ports/bank/desk.ts';
import type { Client } from './client.ts';
import { beginBiometric, finishBiometric } from './enrolment/biometric.ts';
import { pinRules } from './enrolment/pin-rules.ts';
import { revoke as revokeCredential } from './enrolment/revoke.ts';
import { enableSmartFnp } from './enrolment/smart-fnp.ts';
import { changePin, setSaved } from './enrolment/soft-pin-change.ts';
import { beginSoftPin, finishSoftPin } from './enrolment/soft-pin.ts';
import { status } from './enrolment/status.ts';
import { atLeast } from './floor.ts';
import { cancel as cancelLogin } from './login/cancel.ts';
import type { FirstTold } from './login/bind.ts';
import { first } from './login/first.ts';
import { open } from './login/open.ts';
import { second } from './login/second.ts';
import { sendCode } from './login/send-code.ts';
import { askedOf } from './login/asked.ts';
import type { Parts } from './parts.ts';
import { changePassword } from './password-change.ts';
import { begin as beginReauth } from './reauth/begin.ts';
import {
  cancel as cancelReauth,
  sendCode as sendReauthCode,
  verify as verifyReauth,
} from './reauth/calls.ts';
import { issue } from './remember/issue.ts';
import { revoke as revokeHandle } from './remember/revoke.ts';
import type { Read, RequestName } from './requests.ts';
import { begin as beginReset } from './reset/begin.ts';
import { cancel as cancelReset, sendCode as sendResetCode, verify as verifyReset } from './reset/calls.ts';
import { secondElement } from './reset/second-element.ts';
import { setPassword } from './reset/set-password.ts';
import { block, end } from './session/end.ts';
import { list } from './session/list.ts';
import { logout } from './session/logout.ts';
import { refresh } from './session/refresh.ts';
import { singleFlight } from './single-flight.ts';
import { burn, check } from './soft-pin/menu.ts';

type Handle<N extends RequestName, A> = (parts: Parts, client: Client, read: Read<N>) => Promise<A>;
type Serve = <N extends RequestName, A>(
  call: N,
  handle: Handle<N, A>,
) => (client: Client, request: unknown) => Promise<A>;

/** Every port that the bank serves; a file a call or a port has the rest. */
export function desk({ policy, timing }: Parts, serve: Serve): Desk {
  /** A call of which the time must not tell what it found (ASVS 6.3.8). */
  const floored =
    <N extends RequestName, A>(handle: Handle<N, A>): Handle<N, A> =>
    (...args) =>
      atLeast(timing, policy['login.minResponse'], () => handle(...args));
  const oneFirst = singleFlight<FirstTold>();
  const onlyFirst: Handle<'login.first', FirstTold> = (parts, client, call) => {
    const once = askedOf(parts, 'login.first', call);
    const flight = `${client.channel}:${client.device}/${call.txn}/${call.key}/${once.digest}`;
    return oneFirst(flight, () =>
      floored<'login.first', FirstTold>((...args) => first(...args, once))(parts, client, call),
    );
  };

  return {
    login: {
      open: serve('login.open', open),
      first: serve('login.first', onlyFirst),
      sendCode: serve('login.sendCode', floored(sendCode)),
      second: serve('login.second', floored(second)),
      cancel: serve('login.cancel', cancelLogin),
    },
    session: {
      refresh: serve('session.refresh', refresh),
      logout: serve('session.logout', logout),
      list: serve('session.list', list),
      end: serve('session.end', end),
      block: serve('session.block', block),
    },
    reauth: {
      begin: serve('reauth.begin', beginReauth),
      sendCode: serve('reauth.sendCode', sendReauthCode),
      verify: serve('reauth.verify', verifyReauth),
      cancel: serve('reauth.cancel', cancelReauth),
    },
    enrolment: {
      status: serve('enrolment.status', status),
      beginBiometric: serve('enrolment.beginBiometric', beginBiometric),
      finishBiometric: serve('enrolment.finishBiometric', finishBiometric),
      enableSmartFnp: serve('enrolment.enableSmartFnp', enableSmartFnp),
      pinRules: serve('enrolment.pinRules', pinRules),
      beginSoftPin: serve('enrolment.beginSoftPin', beginSoftPin),
      finishSoftPin: serve('enrolment.finishSoftPin', finishSoftPin),
      setSaved: serve('enrolment.setSaved', setSaved),
      changePin: serve('enrolment.changePin', changePin),
      revoke: serve('enrolment.revoke', revokeCredential),
    },
    softPin: { check: serve('softPin.check', check), burn: serve('softPin.burn', burn) },
    remember: { issue: serve('remember.issue', issue), revoke: serve('remember.revoke', revokeHandle) },
    reset: {
      begin: serve('reset.begin', floored(beginReset)),
      sendCode: serve('reset.sendCode', floored(sendResetCode)),
      verify: serve('reset.verify', floored(verifyReset)),
      secondElement: serve('reset.secondElement', secondElement),
      setPassword: serve('reset.setPassword', setPassword),
      cancel: serve('reset.cancel', cancelReset),
    },
    password: { change: serve('password.change', changePassword) },
  };
}
