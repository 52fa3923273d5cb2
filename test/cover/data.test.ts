import { describe, expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import type { AnyEventDeclaration } from '../../machines/flows/definition.ts';
import { parseIdentifier } from '../../machines/vocabulary/identifier.ts';
import { payloadsOf } from '../../verification/cover/data.ts';

const declared = Object.values(flows).flatMap(({ name, events }) =>
  Object.entries(events as Readonly<Record<string, AnyEventDeclaration>>).flatMap(([event, declaration]) =>
    [null, ...declaration.problems].map((problem) => ({ name, event, declaration, problem })),
  ),
);
const known = (digits?: number) => ({
  digits,
  held: (name: string) => (/pin/i.test(name) ? '748291'.slice(0, digits ?? 6) : undefined),
});
const toldOf = ({ told = {} }: AnyEventDeclaration) =>
  Object.fromEntries(Object.entries(told).map(([name, [first]]) => [name, first]));

/** Whether the date in a personal number exists (behaviour.md 2.2). */
const isSomebody = (value: string): boolean => {
  const month = Number(value.slice(2, 4)) % 50;
  const day = Number(value.slice(4, 6));
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
};

describe('concrete data', () => {
  it.each([undefined, 6])('is of exactly the class that is asked for, with %s digits', (digits) => {
    for (const { name, event, declaration, problem } of declared) {
      const payloads = payloadsOf(declaration, problem, toldOf(declaration), known(digits));
      expect(payloads.length, `${name} ${event} ${problem}`).toBeGreaterThan(0);
      for (const payload of payloads) {
        const parsed = declaration.payload.parse(payload);
        expect(declaration.problemOf(parsed as never, known(digits))).toBe(problem);
      }
    }
  });

  it('has the boundaries: the longest password and one more, the shortest, and control characters', () => {
    const submit = flows.passwordLogin.events['credentials.submit'] as unknown as AnyEventDeclaration;
    const lengths = (problem: string | null) =>
      payloadsOf(submit, problem, {}, known()).map(({ password }) => [...String(password)].length);
    expect(lengths(null)).toEqual(expect.arrayContaining([1, 128]));
    expect(lengths('E_PWD_TOO_LONG')).toEqual(expect.arrayContaining([129]));
    expect(lengths('E_PWD_REQUIRED')).toContain(0);
  });

  it('has no number of anybody', () => {
    const submit = flows.passwordLogin.events['credentials.submit'] as unknown as AnyEventDeclaration;
    const numbers = payloadsOf(submit, null, {}, known()).map(({ identifier }) =>
      parseIdentifier(String(identifier)),
    );
    const personal = numbers.filter((one) => typeof one === 'object' && one.kind === 'personalNumber');
    expect(personal.length).toBeGreaterThan(1);
    for (const one of personal) expect(typeof one === 'object' && isSomebody(one.value)).toBe(false);
  });

  it('is nothing for a class that no value is of', () => {
    const submit = flows.passwordLogin.events['code.submit'] as unknown as AnyEventDeclaration;
    expect(payloadsOf(submit, 'E_NOT_THERE', {}, known())).toEqual([]);
  });
});
