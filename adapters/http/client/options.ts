/** How a client reaches its bank. */
export type HttpClientOptions = {
  /** The bank's origin, for example `https://bank.example`; on the web `''` for the page's own. */
  baseUrl: string;
  /** `globalThis.fetch` unless given. For the web one that keeps cookies. */
  fetch?: typeof fetch;
  /** Longest wait for one answer, ms; 10,000 unless given. A flow has its own, which should not be longer. */
  timeoutMs?: number;
} & (
  | { channel: 'web' }
  /** `device`: 128 random bits, base64url, made at installation and kept. */
  | {
      channel: 'app';
      device: string;
      /** Whether the system reports the device as altered (R11). */ altered?: () => boolean;
    }
);
