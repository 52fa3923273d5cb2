/** A phone in software, for demonstrations and tests. Needs `otpauth` and `@noble/hashes`. */
export type { Random } from './bytes.ts';
export { listening } from './listening.ts';
export type { DeviceOfApp, DeviceOptions, DevicePorts } from './parts.ts';
export type { Finger, Scan } from './simulated/finger.ts';
export {
  simulatedDevice,
  type DeviceControls,
  type SimulatedDevice,
  type SimulatedDeviceOptions,
} from './simulated/simulated-device.ts';
export { assertionOf, registrationOf, type Saying } from './simulated/webauthn.ts';
export { type DeviceStorage, memoryStorage } from './storage.ts';
export type { CodeShape } from './totp.ts';
