import type { Login, Network } from '../../../machines/index.ts';

export interface NetworkSwitch extends Network {
  set(online: boolean): void;
}

/** A connection that can be pulled out. */
export function networkSwitch(): NetworkSwitch {
  const listeners = new Set<(online: boolean) => void>();
  let connected = true;
  return {
    online: () => connected,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    set(online) {
      connected = online;
      for (const listener of listeners) listener(online);
    },
  };
}

/** A way to the bank on which an answer can be lost. */
export interface LossyWay {
  login: Login;
  /** The bank carries out the next call, and its answer and that of the automatic repeat never come back. */
  loseNext(): void;
}

export function lossyWay(bank: Login): LossyWay {
  let armed = false;
  let lost: { key: string; left: number } | null = null;
  const way =
    <R extends { key: string }, A>(call: (request: R) => Promise<A>) =>
    async (request: R): Promise<A> => {
      const answer = await call(request);
      if (armed) lost = { key: request.key, left: 2 };
      armed = false;
      if (lost?.key === request.key && lost.left-- > 0) throw new Error('The answer was lost.');
      return answer;
    };
  return {
    login: {
      open: way((request) => bank.open(request)),
      first: way((request) => bank.first(request)),
      sendCode: way((request) => bank.sendCode(request)),
      second: way((request) => bank.second(request)),
      cancel: (request) => bank.cancel(request),
    },
    loseNext: () => {
      armed = true;
    },
  };
}
