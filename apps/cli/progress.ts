import type { Io } from './io.ts';

/** How far a long command is, on one line of a terminal that is cleared at the end. */
export interface Progress {
  /** What is being done; with `done`, how much of it, and with `of`, how much there is. */
  show(stage: string, done?: number, of?: number): void;
  clear(): void;
}

const clearLine = '\r\u001b[2K';
/** Milliseconds between two lines of one stage. */
const pause = 100;

const number = (value: number) => Math.round(value).toLocaleString('en');

/** `authority: 12,000 of 130,000, 24,000/s, about 5 s left`. The rate is of this stage. */
function lineOf(stage: string, seconds: number, done?: number, of?: number): string {
  if (done === undefined) return stage;
  const amount = of === undefined ? number(done) : `${number(done)} of ${number(of)}`;
  const rate = done / seconds;
  if (done === 0 || seconds < 0.2) return `${stage}: ${amount}`;
  const per = rate < 10 ? rate.toFixed(1) : number(rate);
  const left = of === undefined ? '' : `, about ${number(Math.ceil((of - done) / rate))} s left`;
  return `${stage}: ${amount}, ${per}/s${left}`;
}

/** Writes to a terminal only: nothing of it is in a file or a pipe. */
export function progressOn({ isTTY, output }: Pick<Io, 'isTTY' | 'output'>): Progress {
  let current = '';
  let begun = 0;
  let written = -Infinity;
  return {
    show: (stage, done, of) => {
      if (!isTTY) return;
      const now = performance.now();
      if (stage !== current) [current, begun, written] = [stage, now, -Infinity];
      if (now - written < pause && done !== of) return;
      written = now;
      output.write(`${clearLine}${lineOf(stage, (now - begun) / 1000, done, of)}`);
    },
    clear: () => {
      if (isTTY) output.write(clearLine);
    },
  };
}
