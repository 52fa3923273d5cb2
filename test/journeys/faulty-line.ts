import type { Login } from '../../machines/index.ts';

type Loss = 'answer' | 'request' | 'service';

/** The line between a flow and its bank, on which requests and answers get lost as told. */
export interface FaultyLine {
  login: Login;
  /** What befalls the next calls; a cancel, which nobody waits for, always gets through. */
  lose(what: Loss, times: number): void;
  /** Calls that are still to be answered. */
  underWay(): number;
}

const never = () => new Promise<never>(() => {});

export function faultyLine(real: Login): FaultyLine {
  const losses: Loss[] = [];
  let underWay = 0;

  const over = async <A>(call: () => Promise<A>): Promise<A> => {
    underWay++;
    try {
      return await call();
    } finally {
      underWay--;
    }
  };
  const through =
    <R, A>(method: (request: R) => Promise<A>) =>
    async (request: R): Promise<A> => {
      const loss = losses.shift();
      if (loss === 'request') return never();
      if (loss === 'service') throw new Error('The line is broken.');
      const answer = await over(() => method(request));
      return loss === 'answer' ? never() : answer;
    };

  return {
    login: {
      open: through(real.open),
      first: through(real.first),
      sendCode: through(real.sendCode),
      second: through(real.second),
      cancel: (request) => over(() => real.cancel(request)),
    },
    lose: (what, times) => void losses.push(...Array<Loss>(times).fill(what)),
    underWay: () => underWay,
  };
}
