/** A customer of the demonstration bank. */
export interface DemoCustomer {
  name: string;
  clientNumber: string;
  personalNumber: string;
  password: string;
  closed?: boolean;
  simChanged?: boolean;
}

/** A message on the customer's phone; the newest is last. */
export interface Sms {
  id: string;
  to: string;
  text: string;
  /** By the bank's clock, ms. */
  at: number;
}

/** What only the demonstration can do: look at the customers' phones and turn the world. */
export interface DemoControl {
  customers(): Promise<readonly DemoCustomer[]>;
  /** Tells all messages at once and at every change; returns how to stop. */
  watchPhone(listener: (received: readonly Sms[]) => void): () => void;
  advance(ms: number): Promise<void>;
  changeSim(clientNumber: string, changed: boolean): Promise<void>;
  /** The staff desk, after identity proofing (behaviour.md 6.13). */
  unlock(clientNumber: string): Promise<void>;
  close(clientNumber: string): Promise<void>;
  /** The number from now on. */
  changePhone(clientNumber: string): Promise<string>;
  /** Everything of this customer on a device is revoked. */
  loseDevice(clientNumber: string, device: string): Promise<void>;
}

/** `null` where the page is served by a real bank, without a token for the demonstration. */
export function connectDemo(token: string | null): DemoControl | null {
  if (token === null || token === '') return null;
  const ask = async (path: string, body?: object): Promise<Response> => {
    const answer = await fetch(`/demo/${path}`, {
      method: body ? 'POST' : 'GET',
      headers: { 'x-hyrje-demo': token, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`The demo control answered ${answer.status}.`);
    return answer;
  };
  return {
    async customers() {
      return ((await (await ask('customers')).json()) as { customers: DemoCustomer[] }).customers;
    },
    watchPhone(listener) {
      const source = new EventSource(`/demo/events?token=${encodeURIComponent(token)}`);
      source.addEventListener('phone', ({ data }: MessageEvent<string>) => {
        listener(JSON.parse(data) as readonly Sms[]);
      });
      return () => source.close();
    },
    async advance(ms) {
      await ask('clock', { advanceMs: ms });
    },
    async changeSim(clientNumber, changed) {
      await ask('sim', { clientNumber, changed });
    },
    async unlock(clientNumber) {
      await ask('unlock', { clientNumber });
    },
    async close(clientNumber) {
      await ask('close', { clientNumber });
    },
    async changePhone(clientNumber) {
      return ((await (await ask('number', { clientNumber })).json()) as { phone: string }).phone;
    },
    async loseDevice(clientNumber, device) {
      await ask('lose', { clientNumber, device });
    },
  };
}
