import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { setup } from 'xstate';
import { described } from '../../apps/docs/catalogue.ts';
import { drawings } from '../../apps/docs/drawings.ts';
import { pages } from '../../apps/docs/pages.ts';
import { chartOf, statesOf, toMermaid, transitionLabel } from '../../adapters/chart/index.ts';
import { readMermaid } from './mermaid-grammar.ts';

/** Labels as a reader of the diagram sees them. */
const unescaped = (text: string) =>
  text.replace(/#(?<sign>[0-9]+);/g, (_, sign: string) => String.fromCharCode(Number(sign)));

const drawn = await drawings();

describe('the generated pages', () => {
  it.each([...pages()])('%s is what the machines say today (npm run docs)', (path, content) => {
    expect(readFileSync(path, 'utf8')).toBe(content);
  });

  it.each([...drawn])('%s is the chart of today (npm run docs), and not too large', (path, svg) => {
    expect(readFileSync(path, 'utf8')).toBe(svg);
    expect(Buffer.byteLength(svg)).toBeLessThan(150_000);
  });

  it('cover exactly the machines there are', () => {
    const files = described.flatMap(({ page }) => [`${page}.md`, `${page}.svg`]);
    const expected = ['README.md', ...files];
    expect(readdirSync('docs/machines').toSorted()).toEqual(expected.toSorted());
  });
});

describe.each(described)('the diagram of $page', ({ name, machine, file }) => {
  const diagram = toMermaid(machine);
  const [, ...states] = statesOf(chartOf(machine));

  it('is well formed', () => {
    expect(() => readMermaid(diagram)).not.toThrow();
    expect(existsSync(file)).toBe(true);
  });

  it('shows every state, once', () => {
    const wanted = states.map(({ path }) => `${name}.${path}`.replaceAll('.', '_'));
    expect([...readMermaid(diagram).ids].toSorted()).toEqual([name, ...wanted].toSorted());
  });

  it('shows every transition', () => {
    const seen = unescaped(diagram);
    for (const transition of states.flatMap(({ transitions }) => transitions)) {
      expect(seen).toContain(transitionLabel(transition));
    }
  });

  it('says the same each time', () => {
    expect(toMermaid(machine)).toBe(diagram);
  });
});

describe('a diagram', () => {
  const hard = setup({ guards: { 'a: b; c': () => true }, actions: { '#<x>': () => {} } }).createMachine({
    id: 'hard-name',
    initial: 'end',
    states: { end: { on: { 'go.on': { target: 'state', guard: 'a: b; c', actions: '#<x>' } } }, state: {} },
  });

  it('escapes what Mermaid would misread', () => {
    const diagram = toMermaid(hard);
    expect(readMermaid(diagram).arrows).toBe(1);
    expect(unescaped(diagram)).toContain('hard_name_end --> hard_name_state : go.on [a: b; c] / #<x>');
  });

  it.each([
    ['stateDiagram-v2\n  a --> b : x', 'Never declared'],
    ['stateDiagram-v2\n  state "a" as a {', 'left open'],
    ['stateDiagram-v2\n  state "a" as a\n  state "a" as a', 'Declared twice'],
    ['stateDiagram-v2\n  state "a" as a\n  a --> a : x; y', 'No line'],
    ['graph TD', 'no state diagram'],
  ])('that is ill formed is noticed: %j', (text, why) => {
    expect(() => readMermaid(text)).toThrow(why);
  });
});

describe('the written pages', () => {
  const written = ['docs', 'docs/decisions', 'docs/machines'].flatMap((folder) =>
    readdirSync(folder).flatMap((name) => (name.endsWith('.md') ? [join(folder, name)] : [])),
  );

  it.each(written)('%s links only to what exists', (path) => {
    const targets = [...readFileSync(path, 'utf8').matchAll(/\]\((?<to>[^)#:]+)(?:#[^)]*)?\)/g)];
    const dead = targets
      .map((match) => match.groups?.['to'] ?? '')
      .filter((to) => !existsSync(join(dirname(path), to)));
    expect(dead).toEqual([]);
  });
});
