import type { Language } from '../../../adapters/messages/index.ts';

const second = 1000;
const units = [
  { name: 'd', length: 86_400 * second },
  { name: 'h', length: 3600 * second },
  { name: 'min', length: 60 * second },
] as const;

/** Up to here seconds are told, as the manual does, s. */
const mostSeconds = 120;

/** A length as it is written on charts, in signs that every language knows: `30 s`, `30 min`, `2 h`, `1 d`. */
export function durationOf(ms: number): string {
  if (ms < second && ms > 0) return `${ms} ms`;
  const unit =
    ms > mostSeconds * second ? units.find(({ length }) => ms >= length && ms % length === 0) : undefined;
  return unit ? `${ms / unit.length} ${unit.name}` : `${Math.round(ms / second)} s`;
}

const words: Readonly<Record<Language, Readonly<Record<string, readonly [one: string, more: string]>>>> = {
  sq: { d: ['ditë', 'ditë'], h: ['orë', 'orë'], min: ['minutë', 'minuta'], s: ['sekondë', 'sekonda'] },
  en: { d: ['day', 'days'], h: ['hour', 'hours'], min: ['minute', 'minutes'], s: ['second', 'seconds'] },
};

/** The same in words: `30 min, 1 d` is “30 minutes, 1 day”. */
export const durationWords = (duration: string, language: Language): string =>
  duration.replace(/(\d+) (d|h|min|s)\b/g, (whole, count: string, unit: string) => {
    const [one, more] = words[language][unit] ?? [];
    return one === undefined ? whole : `${count} ${count === '1' ? one : more}`;
  });
