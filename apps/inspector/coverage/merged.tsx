import type { Language } from '../../../adapters/messages/index.ts';
import type { Coverage } from '../../../verification/cover/coverage/schema.ts';
import { machineNamed } from '../data/machines.ts';
import type { Say } from '../words/index.ts';

type Covered = Coverage['machines'][number];

/** What a coverage file says of one machine: how often each transition was taken, and which cannot be. */
export function walkedIn({ chart }: Covered): {
  walked: ReadonlyMap<string, number>;
  impossible: ReadonlySet<string>;
} {
  return {
    walked: new Map(chart.flatMap(({ name, times }) => (times > 0 ? [[name, times] as const] : []))),
    impossible: new Set(chart.flatMap(({ name, possible }) => (possible ? [] : [name]))),
  };
}

interface MergedListProps {
  coverage: Coverage;
  shown: string;
  language: Language;
  say: Say;
  onChoose(machine: string): void;
}

/** The machines of a coverage file, and which runs it was made of. */
export function MergedList({ coverage, shown, language, say, onChoose }: MergedListProps) {
  const runs = coverage.machines.find(({ machine }) => machine === shown)?.runs ?? [];
  return (
    <>
      <ol class="tests" aria-label={say('chart.machines')}>
        {coverage.machines.map(({ machine, chart }) => (
          <li key={machine} data-covered={machine}>
            <button
              type="button"
              aria-current={machine === shown ? 'true' : undefined}
              onClick={() => onChoose(machine)}
            >
              <span>{machineNamed(machine)?.title[language] ?? machine}</span>
              <span class="quiet-line">
                {chart.filter(({ times }) => times > 0).length}/
                {chart.filter(({ possible }) => possible).length}
              </span>
            </button>
          </li>
        ))}
      </ol>
      <ul class="runs">
        {runs.map(({ against, criteria, tests, failed }, at) => (
          <li key={at} class="quiet-line">
            {say('coverage.runOf', {
              against,
              criteria: criteria.join(', '),
              passed: tests - failed,
              of: tests,
            })}
          </li>
        ))}
      </ul>
    </>
  );
}
