import {
  chartOf,
  elkHere,
  type Expanded,
  layoutOf,
  pictureOf,
  statesOf,
  svgOf,
} from '../../../adapters/chart/index.ts';
import type { Policy } from '../../../machines/vocabulary/policy/index.ts';
import { deadlineLabels } from '../../inspector/data/deadlines.ts';
import { machineNamed } from '../../inspector/data/machines.ts';
import { UsageError } from '../io.ts';
import type { Exportable } from './subjects.ts';

const themes = ['light', 'dark', 'auto'] as const;
const langs = ['en', 'sq'] as const;

/** How a drawing was asked for, as it was typed. */
export interface Drawn {
  /** `one`, `all`, or paths of states with a comma between them. */
  readonly expand: string;
  readonly theme: string;
  readonly lang: string;
}

function oneOf<Value extends string>(option: string, values: readonly Value[], said: string): Value {
  const found = values.find((value) => value === said);
  if (!found) throw new UsageError(`--${option} is ${values.join(', ')}, not "${said}".`);
  return found;
}

/** The states to open, and those around them, without which they would not be seen. */
function opened(said: string, known: ReadonlySet<string>): Expanded {
  if (said === 'one' || said === 'all') return said;
  const paths = said.split(',').map((path) => path.trim());
  for (const path of paths) {
    if (known.has(path)) continue;
    throw new UsageError(
      `--expand: no state has the path "${path}"; ${[...known].join(', ')} can be opened.`,
    );
  }
  return new Set(
    paths.flatMap((path) => {
      const keys = path.split('.');
      return keys.map((_, index) => keys.slice(0, index + 1).join('.'));
    }),
  );
}

/** A machine as an SVG file: its style is inside, nothing is loaded from elsewhere. */
export async function toSvg({ name, machine }: Exportable, policy: Policy, asked: Drawn): Promise<string> {
  if (!machine) throw new UsageError(`${name} is a product of machines; as SVG only machines are drawn.`);
  const theme = oneOf('theme', themes, asked.theme);
  const lang = oneOf('lang', langs, asked.lang);
  const told = machineNamed(name);
  const chart = told?.chart ?? chartOf(machine);
  const closable = statesOf(chart).filter(({ path, children }) => path !== '' && children.length > 0);
  const picture = pictureOf(chart, {
    expanded: opened(asked.expand, new Set(closable.map(({ path }) => path))),
    annotations: told?.annotations ?? {},
    labels: deadlineLabels(name, Object.keys(machine.implementations.delays), policy),
    title: name,
    description: told?.what[lang] ?? '',
  });
  return svgOf(await layoutOf(picture, await elkHere()), { theme, lang });
}
