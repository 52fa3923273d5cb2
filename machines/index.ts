/** The door for UI teams: a flow, the adapters it asks, and the View it shows. */
export { createFlow, type Flow, type FlowOptions, type Refusal } from './flow.ts';
export { type StoredFlow, StoredFlowError } from './door/stored.ts';
export { flows } from './flows/all.ts';
export { entry } from './flows/entry/entry.ts';
export type { EntryOutput } from './flows/entry/entry-output.ts';
export { biometricLogin } from './flows/login/biometric-login.ts';
export { internetBranchLogin } from './flows/login/internet-branch-login.ts';
export type {
  BiometricLoginInput,
  LoginInput,
  LoginOutput,
  LoginPath,
  RememberedLoginInput,
  SoftPinLoginInput,
} from './flows/login/login-input.ts';
export { passwordLogin } from './flows/login/password-login.ts';
export { rememberedLogin } from './flows/login/remembered-login.ts';
export { smartFnpLogin } from './flows/login/smart-fnp-login.ts';
export { softPinLogin } from './flows/login/soft-pin-login.ts';
export { type FlowName, type FlowOutputs, next, type Next } from './flows/next.ts';
export { ServiceFault } from './flows/socket.ts';
export type { View, ViewAction, ViewField, ViewTimer } from './flows/view.ts';
export { type Clock, deviceClock } from './ports/clock.ts';
export type { Credentials, Login } from './ports/login.ts';
export { alwaysOnline, type Network } from './ports/network.ts';
export type { Element } from './vocabulary/element.ts';
export type { FailureCode, MessageCode, NoticeCode, SmsCode } from './vocabulary/failure.ts';
export { type Sealed, unseal } from './vocabulary/sealed.ts';
