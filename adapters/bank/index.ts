/** The bank: the ports served by the authority over a store. */
export { createBank, type Bank, type Staff } from './bank.ts';
export type { Client } from './client.ts';
export { connect } from './connect.ts';
export type { Connection } from '../../machines/ports/connection.ts';
export { deriveKeys, type Keys } from './keys.ts';
export type { BankOptions, Timing } from './parts.ts';
export type { RelyingParty } from './proof/webauthn.ts';
export { RequestError } from './request-error.ts';
export { seedCustomer, type Person } from './seed.ts';
export type { Texts } from './texts.ts';
