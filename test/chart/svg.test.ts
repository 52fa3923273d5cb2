import { describe, expect, it } from 'vitest';
import {
  chartOf,
  chartStyle,
  drawingOf,
  elkHere,
  keySeparator,
  layoutOf,
  type Overlay,
  pictureOf,
  type Shape,
  statesOf,
  svgOf,
} from '../../adapters/chart/index.ts';
import { sample } from './sample.ts';
import { readXml } from './xml.ts';

const chart = chartOf(sample, ['go', 'stay', 'leave', '<script>']);
const picture = pictureOf(chart, {
  title: '<b>&"sample"',
  annotations: { first: { elements: ['K_pwd', 'P_dev'] } },
});
const layout = await layoutOf(picture, await elkHere());
const { elements, texts } = readXml(svgOf(layout));
const shapesIn = (shape: Shape): Shape[] => [
  shape,
  ...shape.children.flatMap((child) => (typeof child === 'string' ? [] : shapesIn(child))),
];
const classesOf = (attribute: string, value: string, overlay: Overlay) =>
  shapesIn(drawingOf(layout, { overlay }))
    .filter(({ attributes }) =>
      String(attributes[attribute] ?? '')
        .split(keySeparator)
        .includes(value),
    )
    .map(({ attributes }) => attributes['class']);

describe('an SVG file of a chart', () => {
  it('is well formed, and escapes what XML would misread', () => {
    expect(texts).toContain('<b>&"sample"');
    expect(texts).toContain('<script> [a & b]');
    expect(elements.map(({ tag }) => tag)).not.toContain('script');
    expect(() => readXml(svgOf({ ...layout, title: '\u0000\u001B' }))).not.toThrow();
  });

  it('has a title, a description and ids of its own', () => {
    const ids = elements.flatMap(({ attributes }) => attributes['id'] ?? []);
    expect(ids).toEqual(['chart-sample-title', 'chart-sample-desc']);
    expect(readXml(svgOf(layout, { prefix: 'old' })).elements[0]!.attributes['aria-labelledby']).toBe(
      'old-sample-title old-sample-desc',
    );
  });

  it('names every state, and every transition by its key', () => {
    const shown = new Set(elements.map(({ attributes }) => attributes['data-state']));
    const keys = new Set(
      elements.flatMap(({ attributes }) => attributes['data-transition']?.split(keySeparator) ?? []),
    );
    for (const { path, transitions } of statesOf(chart)) {
      expect(shown).toContain(path);
      for (const { key } of transitions) expect(keys).toContain(key);
    }
  });

  it('tells kinds apart by a sign, and has a badge for each element', () => {
    const kinds = ['user', 'result', 'fault', 'timer', 'always', 'signal', 'service'];
    const said = (kind: string) =>
      elements.findIndex(({ attributes }) => attributes['class']?.startsWith(`said kind-${kind}`));
    const signOf = (kind: string) =>
      elements.slice(said(kind)).find(({ tag }) => tag === 'path')?.attributes['d'];
    expect(new Set(kinds.map(signOf)).size).toBe(kinds.length);
    const badges = elements.filter(({ attributes }) => attributes['class']?.includes('proof'));
    expect(badges.map(({ attributes }) => attributes['class'])).toEqual([
      'badge badge-K proof',
      'badge badge-P proof',
    ]);
  });

  it('brings its style along; the drawing for a page has none, inline or not', () => {
    expect(elements.filter(({ tag }) => tag === 'style')).toHaveLength(1);
    const shapes = shapesIn(drawingOf(layout));
    expect(shapes.filter(({ tag, attributes }) => tag === 'style' || 'style' in attributes)).toEqual([]);
  });

  it('loads nothing', () => {
    expect(svgOf(layout).replace('http://www.w3.org/2000/svg', '')).not.toMatch(
      /https?:|url\(|@import|href=/,
    );
  });

  it('follows the system of its reader, or the theme that was asked for', () => {
    expect(chartStyle()).toContain('prefers-color-scheme: dark');
    expect(chartStyle('dark')).not.toContain('prefers-color-scheme');
    expect(chartStyle('dark')).not.toBe(chartStyle('light'));
  });

  it('explains its signs in the language that was asked for', () => {
    expect(texts).toContain('a service fails');
    expect(readXml(svgOf(layout, { lang: 'sq' })).texts).toContain('shërbimi dështon');
  });

  it('can be reached by keyboard on a page', () => {
    const shapes = shapesIn(drawingOf(layout, { interactive: true }));
    const states = shapes.filter(({ attributes }) => attributes['tabindex'] === 0);
    expect(states.map(({ attributes }) => [attributes['aria-label'], attributes['aria-expanded']])).toEqual([
      ['first', undefined],
      ['middle', 'true'],
      ['asking', undefined],
      ['thinking', undefined],
      ['last', undefined],
    ]);
  });
});

describe('over a chart', () => {
  it('walked transitions weigh the more the more often they were taken, the others are grey', () => {
    const walked = new Map([
      ['named go 1', 1],
      ['sample.middle leave 0', 100],
    ]);
    expect(classesOf('data-edge', 'first → middle.asking', { walked })).toContainEqual(
      expect.stringContaining('is-walked weight-1'),
    );
    expect(classesOf('data-transition', 'sample.middle leave 0', { walked })).toContainEqual(
      expect.stringContaining('is-walked weight-5'),
    );
    expect(classesOf('data-transition', 'named go 0', { walked })).toEqual(
      expect.arrayContaining([expect.stringContaining('is-unwalked')]),
    );
    expect(readXml(svgOf(layout, { overlay: { walked } })).texts.join('\n')).toContain('taken 100×');
  });

  it('the active state and the transition that fired are lit, and a closed state for what is inside it', async () => {
    const overlay = { active: ['middle', 'middle.asking'], fired: ['named go 1'] };
    expect(classesOf('data-state', 'middle.asking', overlay)).toEqual(
      expect.arrayContaining([expect.stringContaining('is-active')]),
    );
    expect(classesOf('data-state', 'first', overlay).join(' ')).not.toContain('is-active');
    expect(classesOf('data-transition', 'named go 1', overlay).join(' ')).toContain('is-fired');
    const closed = await layoutOf(pictureOf(chart, { expanded: new Set() }), await elkHere());
    const shapes = shapesIn(drawingOf(closed, { overlay: { active: ['middle.asking'] } }));
    const middle = shapes.filter(({ attributes }) => attributes['data-state'] === 'middle');
    expect(middle.map(({ attributes }) => attributes['class'])).toContainEqual(
      expect.stringContaining('is-active'),
    );
  });

  it('what changed since another version is told apart from what did not', () => {
    const changed = new Map([['named go 1', 'redirected' as const]]);
    expect(classesOf('data-transition', 'named go 1', { changed }).join(' ')).toContain('is-redirected');
    expect(classesOf('data-transition', 'named go 0', { changed }).join(' ')).toContain('is-unchanged');
  });

  it('the name of a state is struck out only where every way to it was removed', async () => {
    const named = await layoutOf(pictureOf(chart, { expanded: 'all', hub: 1 }), await elkHere());
    const exits = named.nodes.flatMap(({ lines }) => lines.filter(({ kind }) => kind === 'exit'));
    const exit = exits.find(({ keys }) => keys.length > 1)!;
    const struck = (removed: readonly string[]) => {
      const changed = new Map(removed.map((key) => [key, 'removed' as const]));
      const said = shapesIn(drawingOf(named, { overlay: { changed } }));
      const names = said.filter(({ attributes }) => attributes['data-transition'] === exit.keys.join('|'));
      return names
        .flatMap((one) => shapesIn(one))
        .filter(({ attributes }) => attributes['class'] === 'strike');
    };
    expect(struck(exit.keys)).not.toEqual([]);
    expect(struck(exit.keys.slice(1))).toEqual([]);
  });
});
