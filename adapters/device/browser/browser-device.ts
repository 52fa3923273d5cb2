import { assemble, type DeviceOfApp, type DeviceOptions } from '../parts.ts';
import { type RelyingParty, webAuthn } from './authenticator.ts';
import { indexedDbStorage } from './indexed-db.ts';

export interface BrowserDeviceOptions extends RelyingParty, Partial<DeviceOptions> {
  /** Whether the device is altered, where something beside the browser can tell; a browser cannot. */
  isAltered?: () => Promise<boolean>;
}

/** This browser as the customer's device: WebAuthn, WebCrypto and IndexedDB. Needs a secure context. */
export function browserDevice(options: BrowserDeviceOptions): DeviceOfApp {
  const { storage = indexedDbStorage('hyrje'), isAltered = async () => false } = options;
  const { installed: _, ...device } = assemble({ ...options, storage }, isAltered, (parts) =>
    webAuthn(options, parts),
  );
  return device;
}
