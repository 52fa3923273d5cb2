/**
 * What a customer can prove (behaviour.md 4.1): a password, the Kod PIN, the SIM, the enrolled device, a
 * biometric. An identifier or a remembered number is never one of them (X1).
 */
export const elements = ['K_pwd', 'K_pin', 'P_sim', 'P_dev', 'I_bio'] as const;
export type Element = (typeof elements)[number];

/** Knowledge, possession, inherence (PSD2 4(30)). */
export type Category = 'K' | 'P' | 'I';

export const categoryOf: Readonly<Record<Element, Category>> = {
  K_pwd: 'K',
  K_pin: 'K',
  P_sim: 'P',
  P_dev: 'P',
  I_bio: 'I',
};

/** The independent categories among some elements; strong authentication needs two (PSD2 97(1)). */
export function categoriesOf(proved: Iterable<Element>): Set<Category> {
  return new Set([...proved].map((element) => categoryOf[element]));
}
