import { describe, expect, it } from 'vitest';
import { categoriesOf, categoryOf, type Element, elements } from '../../machines/vocabulary/element.ts';

const strong = (...proved: Element[]) => categoriesOf(proved).size >= 2;

describe('elements', () => {
  it('are knowledge, possession or inherence, and nothing a customer number could be (X1)', () => {
    expect(Object.keys(categoryOf)).toEqual([...elements]);
    expect(categoryOf).toEqual({ K_pwd: 'K', K_pin: 'K', P_sim: 'P', P_dev: 'P', I_bio: 'I' });
  });

  it('prove a customer only when two categories meet', () => {
    expect(strong('K_pwd', 'P_sim')).toBe(true);
    expect(strong('I_bio', 'P_dev')).toBe(true);
    expect(strong('K_pwd', 'K_pin')).toBe(false);
    expect(strong('P_sim', 'P_dev')).toBe(false);
    expect(strong('K_pwd')).toBe(false);
    expect(strong()).toBe(false);
  });
});
