import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { flows } from '../../machines/index.ts';
import { defaultPolicy } from '../../machines/vocabulary/policy/index.ts';
import { mutationPage, storedMutation } from '../../apps/docs/mutation-page.ts';
import { hashOf, type MutableFlow } from '../../verification/mutate/index.ts';
import { authorityOriginals, flowOriginal } from '../../verification/mutate/originals.ts';
import { smallLimits } from '../../verification/product/slices.ts';

const read = (name: string) => readFileSync(new URL(`../../docs/${name}`, import.meta.url), 'utf8');
const mutation = storedMutation();
const originals = [
  ...authorityOriginals({ ...defaultPolicy, ...smallLimits }),
  ...Object.values(flows).map((flow) => flowOriginal(flow as unknown as MutableFlow)),
];

it('the figures of docs/mutation.json are of the machines that run: else hyrje mutate --out docs/mutation.json', () => {
  const stale = mutation.machines.filter(({ name, hash }) => {
    const original = originals.find((one) => one.name === name);
    return original === undefined || hashOf(original) !== hash;
  });
  expect(stale.map(({ name }) => name)).toEqual([]);
});

it('every machine of the authority has its figure', () => {
  const told = mutation.machines.filter(({ of }) => of === 'authority').map(({ name }) => name);
  expect(told).toEqual(authorityOriginals(defaultPolicy).map(({ name }) => name));
});

it('the page is made of them', () => {
  expect(mutationPage(mutation)).toBe(read('mutation.md'));
});
