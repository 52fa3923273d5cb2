/** Whether the device has a connection. While it is known to be down no call starts (R8). */
export interface Network {
  online(): boolean;
  /** Calls `listener` at every change; returns how to stop. */
  subscribe(listener: (online: boolean) => void): () => void;
}

/** For a front end that cannot know: always connected, so that failing calls tell. */
export const alwaysOnline: Network = { online: () => true, subscribe: () => () => {} };
