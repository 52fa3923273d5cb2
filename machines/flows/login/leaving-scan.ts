import { blocked, cancelling, endings, forReset, handedOn, leaving, output } from './leaving.ts';

const forPassword = cancelling('leavingForPassword', '#fallback');

/** On the way to the password too, and where a password was typed, to a new one. */
const leavingScan = leaving({ forPassword });
export const leavingAny = leaving({ forReset, forPassword });

/** The end of a customer who goes on with the password, with what the device holds and why. */
export const fallback = {
  id: 'fallback',
  ...output(({ error, display: { given } }) => {
    const input = { ...handedOn(given), ...(error && { error }) };
    return given.remembered
      ? { status: 'left', next: 'rememberedLogin', input: { ...input, ...given.remembered } }
      : { status: 'left', next: 'passwordLogin', input };
  }),
};

/** The blocked, the leaving and the final states of a login that begins with a scan. */
export const scanEnds = { blocked, leaving: leavingScan, ...endings(), fallback };
