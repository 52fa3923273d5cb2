import { useState } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import type { Told } from '../words/index.ts';
import type { Live } from './live.ts';
import { SessionFileError, sessionFileOf } from './session-file.ts';
import type { LiveRun } from './sessions.ts';
import type { SayLive } from './words.ts';

interface SessionButtonsProps {
  live: Live;
  run: LiveRun | null;
  language: Language;
  say: SayLive;
  onOpened(run: string): void;
}

/** Lets the browser save a text as a file. */
function save(text: string, name: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), 10_000);
}

const largest = 64 << 20;
const tooLarge: Told = {
  sq: 'Skedari është më i madh se 64 MB: nuk është një seancë e ruajtur këtu.',
  en: 'The file is larger than 64 MB: it is no session that was saved here.',
};

/** Opens a saved session, saves the one that is shown, or takes it off the list. Nothing is sent anywhere. */
export function SessionButtons({ live, run, language, say, onOpened }: SessionButtonsProps) {
  const [trouble, complain] = useState<Told | null>(null);
  const [warning, warn] = useState<Told | null>(null);
  const open = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    warn(null);
    complain(file.size > largest ? tooLarge : null);
    try {
      if (file.size <= largest) {
        const read = live.read(await file.text());
        warn(read.warning);
        onOpened(read.run);
      }
    } catch (cause) {
      if (!(cause instanceof SessionFileError)) throw cause;
      complain(cause.told);
    }
    input.value = '';
  };
  const name =
    run && `${run.hello.machine}-${new Date(run.hello.at).toISOString().slice(0, 19).replaceAll(':', '-')}`;

  return (
    <div class="file session-buttons">
      <input
        id="session-file"
        class="unseen"
        type="file"
        accept=".json,application/json"
        data-file="hyrje/session@1"
        onChange={({ currentTarget }) => void open(currentTarget)}
      />
      <label for="session-file" class="tool">
        {say('open')}
      </label>
      <button
        type="button"
        class="tool"
        data-session="save"
        disabled={run === null}
        onClick={() => run && save(sessionFileOf(run), `${name}.session.json`)}
      >
        {say('save')}
      </button>
      <button
        type="button"
        class="tool"
        data-session="forget"
        disabled={run === null}
        onClick={() => run && live.forget(run.id)}
      >
        {say('forget')}
      </button>
      <p role="alert" class="trouble">
        {trouble && `${trouble[language]} ${say('kept')}`}
      </p>
      <p role="status" class="warning">
        {warning?.[language]}
      </p>
    </div>
  );
}
