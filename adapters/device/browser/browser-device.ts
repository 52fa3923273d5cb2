import { assemble, type DeviceOfApp, type DeviceOptions } from '../parts.ts';
import { type RelyingParty, webAuthn } from './authenticator.ts';
import { indexedDbStorage } from './indexed-db.ts';

export interface BrowserDeviceOptions extends RelyingParty, Partial<DeviceOptions> {
  /** Whether the device is altered, where something beside the browser can tell; a browser cannot. */
  isAltered?: () => Promise<boolean>;
  /** Whether the screen has a lock, where something beside the browser can tell; a browser cannot. */
  hasLock?: () => Promise<boolean>;
}

/** This browser as the customer's device: WebAuthn, WebCrypto and IndexedDB. Needs a secure context. */
export function browserDevice(options: BrowserDeviceOptions): DeviceOfApp {
  const { storage = indexedDbStorage('hyrje') } = options;
  const { isAltered = async () => false, hasLock = async () => true } = options;
  const system = { isAltered, hasLock };
  const { installed: _, ...device } = assemble({ ...options, storage }, system, (parts) =>
    webAuthn(options, parts),
  );
  return device;
}
