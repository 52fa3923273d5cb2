/** When a countdown is spoken, in seconds left; between them it is silent (behaviour.md R13). */
export const spokenAt = [60, 30, 10] as const;

/** Whole seconds until `endsAt`; 0 once it is reached. */
export const secondsUntil = (endsAt: number, now: number): number =>
  Math.max(0, Math.ceil((endsAt - now) / 1000));

/** `1:05`, and `29:59` for long ones. */
export const clockText = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;

/** The `datetime` of a `<time>` that holds a countdown; a page driver reads it. */
export const duration = (seconds: number): string => `PT${seconds}S`;

/** Until the first of these countdowns shows another second, in ms; `null` when all are over. */
export function untilNextSecond(ends: readonly number[], now: number): number | null {
  const running = ends.filter((endsAt) => endsAt > now);
  if (running.length === 0) return null;
  return Math.min(...running.map((endsAt) => (endsAt - now) % 1000 || 1000));
}
