import { describe, expect, it } from 'vitest';
import { machines } from '../../apps/inspector/data/machines.ts';
import { findJourneys } from '../../apps/inspector/play/journeys/find.ts';
import { sourcesIn } from '../../apps/inspector/words/sources.ts';
import { columnWords } from '../../apps/inspector/words/attack-columns.ts';
import { journeys } from '../../scenarios/index.ts';

/** Names that are the same in both languages. */
const names =
  /\b(?:HYR|FNP|resetFail|VERIFIKO|TOGGLE_OFF|NIST|ASVS|RTS|WCAG|RFC|WebAuthn|CS-Forgot|element|Dega Internet)\b|“Profili juaj”/g;

describe('in Albanian', () => {
  it('the sources of a machine are told in Albanian words, and keep their sections and clauses', () => {
    const left = machines.flatMap(({ name, sources }) => {
      const told = sourcesIn(sources, 'sq');
      const numbers = (text: string) => text.match(/\d[\d.()–]*|\b[A-Z]\d+\b/g);
      expect(numbers(told)).toEqual(numbers(sources));
      const english = new Set(sources.replace(names, '').match(/[A-Za-z]{3,}/g));
      const words = told.replace(names, '').match(/\p{L}{3,}/gu) ?? [];
      return words.filter((word) => english.has(word)).map((word) => `${name}: ${word}`);
    });
    expect(left).toEqual([]);
  });

  it('every column of the attacks that is a word has another one than in English', () => {
    for (const { head, title } of Object.values(columnWords)) {
      if (/^L\d\w?(?:\/L\d)?$/.test(head.en)) continue;
      expect(head.sq).not.toBe(head.en);
      expect(title.sq).not.toBe(title.en);
    }
  });
});

describe('a journey', () => {
  const all = journeys.map(({ id, title, tags }) => ({
    id,
    title,
    tags,
    group: 'login' as const,
    parts: [],
    steps: [],
    says: [],
  }));
  const ids = (text: string) => findJourneys(all, text).map(({ id }) => id);

  it('is found by its words in either language, with or without accents, the phrase itself first', () => {
    expect(ids('wrong codes')[0]).toBe('dead-code');
    expect(ids('kode të gabuara')[0]).toBe('dead-code');
    expect(ids('Kode te GABUARA')[0]).toBe('dead-code');
    expect(ids('G04')).toContain('dead-code');
    expect(ids(' ')).toEqual([]);
    expect(ids('wrong moon')).toEqual([]);
  });
});
