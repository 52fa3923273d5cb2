/** Why a server does not start: a sentence for the person who started it. Exit code 1. */
export class StartError extends Error {
  override readonly name = 'StartError';
}
