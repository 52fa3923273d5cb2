import { expect, it } from 'vitest';
import { cryptoRandom, randomCode, randomRef, uniform } from '../../adapters/bank/random.ts';

const bytesOf = (...draws: number[]) => {
  const queue = draws.map((draw) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(draw);
    return bytes;
  });
  return { bytes: () => queue.shift() ?? Buffer.alloc(4) };
};

it('draws again where a plain remainder would favour low codes', () => {
  const fair = 4_294_000_000;
  expect(uniform(bytesOf(fair, 2 ** 32 - 1, 42), 1_000_000)).toBe(42);
  expect(uniform(bytesOf(fair - 1), 1_000_000)).toBe(999_999);
});

it('keeps leading zeros', () => {
  expect(randomCode(bytesOf(7), 6)).toBe('000007');
});

it('spreads codes evenly: chi-square over 100 classes of 20,000 codes', () => {
  const classes = Array.from({ length: 100 }, () => 0);
  for (let n = 0; n < 20_000; n++) classes[Math.floor(Number(randomCode(cryptoRandom, 6)) / 10_000)]! += 1;
  const chiSquare = classes.reduce((sum, seen) => sum + (seen - 200) ** 2 / 200, 0);
  expect(chiSquare).toBeLessThan(180);
});

it('writes a reference of two letters and two digits', () => {
  for (let n = 0; n < 100; n++) expect(randomRef(cryptoRandom)).toMatch(/^[A-HJ-NP-Z]{2}\d{2}$/);
});
