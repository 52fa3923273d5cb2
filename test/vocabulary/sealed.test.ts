import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { seal, type Sealed, unseal, wipe } from '../../machines/vocabulary/sealed.ts';

const secret = { password: 'Qershi-e-kuqe-7' };

/** Everything that the usual ways of looking at a value show of it. */
const looks: Readonly<Record<string, (sealed: Sealed<unknown>) => unknown>> = {
  'as JSON': (sealed) => JSON.stringify({ sealed }),
  'as text': (sealed) => `${String(sealed)} ${sealed}`,
  'in a console': (sealed) => inspect(sealed, { depth: null, showHidden: true, getters: true }),
  'by its keys': (sealed) => Reflect.ownKeys(sealed).map(String).join(),
  'in a copy': (sealed) => inspect({ ...sealed }),
  'after a message to another thread': (sealed) => inspect(structuredClone({ ...sealed })),
};

describe('a sealed value', () => {
  it.each(Object.entries(looks))('shows nothing %s', (_, look) => {
    expect(String(look(seal(secret)))).not.toContain(secret.password);
  });

  it('is opened as often as its call needs it', () => {
    const sealed = seal(secret);
    expect(unseal(sealed)).toBe(secret);
    expect(unseal(sealed)).toBe(secret);
  });

  it('cannot be opened once it is wiped, not even through a copy of the reference', () => {
    const sealed = seal(secret);
    const copy = sealed;
    wipe(sealed);
    expect(() => unseal(copy)).toThrow('wiped');
    wipe(sealed);
    expect(() => unseal(sealed)).toThrow('wiped');
  });

  it('cannot be forged', () => {
    const sealed = seal(secret);
    for (const forged of [Object.create(sealed), { ...sealed }, structuredClone({ ...sealed }), {}, null]) {
      expect(() => unseal(forged as Sealed<unknown>)).toThrow('never one');
    }
  });

  it('cannot be given other content', () => {
    const sealed = seal(secret);
    expect(Object.isFrozen(sealed)).toBe(true);
    expect(() => Object.assign(sealed, { password: 'other' })).toThrow(TypeError);
    expect(unseal(sealed)).toBe(secret);
  });
});
