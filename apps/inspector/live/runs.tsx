import type { Language } from '../../../adapters/messages/index.ts';
import { machineNamed } from '../data/machines.ts';
import type { LiveRun } from './sessions.ts';
import type { SayLive } from './words.ts';

interface RunsProps {
  runs: readonly LiveRun[];
  shown: string | null;
  language: Language;
  say: SayLive;
  onChoose(run: string): void;
}

/** What a run is called: its flow, as the list of charts calls it. */
export const titleOf = ({ hello }: LiveRun, language: Language): string =>
  (hello.standing === 'known' ? machineNamed(hello.machine)?.title[language] : undefined) ?? hello.machine;

const apps: Readonly<Record<string, { sq: string; en: string }>> = {
  app: { sq: 'aplikacioni', en: 'app' },
  branch: { sq: 'dega internet', en: 'Internet Branch' },
};

/** Where a run came from and how it stands, on a line. */
function aboutOf({ hello, ended, isRead }: LiveRun, language: Language, say: SayLive): string {
  const app = hello.app === undefined ? [] : [apps[hello.app]?.[language] ?? hello.app];
  return [
    new Date(hello.at).toLocaleTimeString(language, { timeStyle: 'medium', hourCycle: 'h23' }),
    ...app,
    ended ?? say('running'),
    ...(isRead ? [say('fromFile')] : []),
    ...(hello.standing === 'known' ? [] : [say('namesOnly')]),
  ].join(' · ');
}

/** Every run, the newest first. */
export const Runs = ({ runs, shown, language, say, onChoose }: RunsProps) => (
  <section class="runs" aria-label={say('runs')}>
    <h2>{say('runs')}</h2>
    {runs.length === 0 && <p class="quiet-line">{say('runs.none')}</p>}
    <ul>
      {runs.map((run) => (
        <li key={run.id}>
          <button
            type="button"
            data-run={run.hello.machine}
            data-ended={run.ended}
            aria-current={run.id === shown ? 'true' : undefined}
            onClick={() => onChoose(run.id)}
          >
            <b>{titleOf(run, language)}</b>
            <span>{aboutOf(run, language, say)}</span>
          </button>
        </li>
      ))}
    </ul>
  </section>
);
