/** The door for UI teams: a flow, the adapters it asks, and the View it shows. */
export { createFlow, type Flow, type FlowOptions, type Refusal } from './flow.ts';
export { type StoredFlow, StoredFlowError } from './door/stored.ts';
export { passwordLogin } from './flows/login/password-login.ts';
export type { PasswordLoginOutput } from './flows/login/password-login.machine.ts';
export { ServiceFault } from './flows/socket.ts';
export type { View, ViewAction, ViewField, ViewTimer } from './flows/view.ts';
export { type Clock, deviceClock } from './ports/clock.ts';
export type { Credentials, Login } from './ports/login.ts';
export { alwaysOnline, type Network } from './ports/network.ts';
export type { Element } from './vocabulary/element.ts';
export type { FailureCode, MessageCode, NoticeCode, SmsCode } from './vocabulary/failure.ts';
export { type Sealed, unseal } from './vocabulary/sealed.ts';
