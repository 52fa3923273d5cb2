import type { Script } from './script.ts';

/** A script that another view wants to be played, and which of its stories. */
export interface Handed {
  readonly script: Script;
  readonly story: number;
}

let handed: Handed | null = null;

/** Leaves a script for the view that plays. */
export function hand(script: Script, story: number): void {
  handed = { script, story };
}

/** The script that was left last; it stays until another one is. */
export const taken = (): Handed | null => handed;

export function drop(): void {
  handed = null;
}
