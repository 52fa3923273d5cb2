import type { Known } from './password-rules.ts';

/** The birth date in a personal number as `ddmmyy`, if it is one; women's months are 51 to 62 (behaviour.md 2.2). */
function birthDateOf(personalNumber: string): string | null {
  const decade = 'ABCDEFGHIJKLM'.indexOf(personalNumber.charAt(0));
  if (decade < 0) return null;
  const year = 1900 + decade * 10 + Number(personalNumber.charAt(1));
  const month = Number(personalNumber.slice(2, 4)) % 50;
  const day = Number(personalNumber.slice(4, 6));
  const date = new Date(Date.UTC(year, month - 1, day));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return null;
  return [day, month, year % 100].map((part) => String(part).padStart(2, '0')).join('');
}

/** The Kod PINs of this length that whoever knows the customer would try first. */
export function weakPins(known: Known, digits: number): string[] {
  const birth = birthDateOf(known.personalNumber);
  const last = [known.clientNumber, known.phone].map((number) => number.slice(-digits));
  return [...last, ...(birth === null ? [] : [birth])].filter((pin) => pin.length === digits);
}
