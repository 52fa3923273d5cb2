/** The bank: the ports served by the authority over a store. */
export { createBank, type Bank } from './bank.ts';
export type { Client } from './client.ts';
export { connect, type Connection } from './connect.ts';
export { deriveKeys, type Keys } from './keys.ts';
export type { BankOptions, Timing } from './parts.ts';
export { RequestError } from './request-error.ts';
export { seedCustomer, type Person } from './seed.ts';
export type { LogoutTold, RefreshTold } from './sessions.ts';
export type { SecondTold } from './second.ts';
export type { Texts } from './texts.ts';
