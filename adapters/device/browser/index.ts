/** The browser as the customer's device. Needs `@simplewebauthn/browser`, `otpauth`, `@noble/hashes` and `idb-keyval`. */
export { browserDevice, type BrowserDeviceOptions } from './browser-device.ts';
export { indexedDbStorage } from './indexed-db.ts';
export { listening } from '../listening.ts';
export type { DeviceOfApp, DevicePorts } from '../parts.ts';
export type { DeviceStorage } from '../storage.ts';
export type { CodeShape } from '../totp.ts';
