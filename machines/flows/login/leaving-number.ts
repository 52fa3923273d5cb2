import { cancelling, forReset, handedOn, leaving, output } from './leaving.ts';

/** On the way to another number too. */
export const leavingNumber = leaving({
  forReset,
  forAnother: cancelling('leavingForAnother', '#leftForAnother'),
});

/** The end of a customer who types another number; this one stays until that login has succeeded. */
export const leftForAnother = {
  id: 'leftForAnother',
  ...output(({ display: { given } }) => {
    const { handle = '', mask = '' } = given;
    return {
      status: 'left',
      next: 'passwordLogin',
      input: { ...handedOn(given), remembered: { handle, mask } },
    };
  }),
};

/** The end of a customer whose number is forgotten; a biometric has its own account and stays on (A9). */
export const forgotten = {
  id: 'forgotten',
  ...output(({ display: { given } }) => ({
    status: 'left',
    next: 'passwordLogin',
    input: { ...handedOn(given), ...(given.biometric && { notice: 'M_BIO_STILL_ON' }) },
  })),
};
