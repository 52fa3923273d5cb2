import { nameOf, nodesOf, redrawn } from '../drawing.ts';
import type { Mutant } from '../mutant.ts';
import { sitesOf } from '../site.ts';
import { type MutantsOf, told } from './shape.ts';

/** Each limit that a machine reads, one more and one less, as seen by this machine alone. */
export const offLimit: MutantsOf = ({ name, limits }) =>
  limits.flatMap((limit) =>
    [1, -1].map((by): Mutant => {
      const words = by > 0 ? 'one more' : 'one less';
      return {
        id: [name, 'limit', name, limit, words.replace(' ', '-')].join(':'),
        machine: name,
        operator: 'limit',
        sentence: `${name}: ${limit} is ${words} here than elsewhere`,
        diff: { at: limit, before: limit, after: `${limit} ${by > 0 ? '+' : '−'} 1` },
        reach: null,
        build: (_, under) => under({ [limit]: by }),
      };
    }),
  );

/** The rows of a service's answer and of its fault change places. */
export const swapResults: MutantsOf = ({ name, machine }) =>
  nodesOf(machine).flatMap((node): Mutant[] => {
    const [done, error] = sitesOf(machine).filter((site) => site.node === node && / of /.test(site.name));
    if (!done || !error) return [];
    return [
      {
        id: [name, 'swap-results', nameOf(node), done.name, 0].join(':'),
        machine: name,
        operator: 'swap-results',
        sentence: `${name}, ${nameOf(node)}: answer and fault of the service change places`,
        diff: {
          at: nameOf(node),
          before: told([done.rows, error.rows]),
          after: told([error.rows, done.rows]),
        },
        reach: { of: 'event', path: node.path, events: [done.event!, error.event!] },
        build: (original) =>
          redrawn(original, (drawing) => {
            done.write(drawing, error.rows);
            error.write(drawing, done.rows);
          }),
      },
    ];
  });
