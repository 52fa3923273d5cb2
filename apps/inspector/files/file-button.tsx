import { useId, useState } from 'preact/hooks';
import type { Say, WordCode } from '../words/index.ts';
import { type FileProblem, isProblem, type Loaded, readFile, type Schema } from './read.ts';

interface FileButtonProps {
  /** The kinds of files that are taken. */
  wanted: readonly Schema[];
  label: WordCode;
  say: Say;
  /** Takes a file; returns why it cannot be taken after all. */
  onLoaded(loaded: Loaded, name: string): string | null | void;
}

/** Why a file is not taken, as a sentence. */
function sentence(problem: FileProblem, name: string, wanted: readonly Schema[], say: Say): string {
  const params = { name, wanted: wanted.join(', ') };
  if (problem.code === 'large') return say('file.large', { name });
  if (problem.code === 'foreign') return say('file.foreign', { ...params, schema: problem.schema });
  if (problem.code === 'malformed') {
    return say('file.malformed', { name, schema: problem.schema, where: problem.where });
  }
  return say(`file.${problem.code}`, params);
}

/** Lets somebody choose a file from disk. Nothing is sent anywhere. */
export function FileButton({ wanted, label, say, onLoaded }: FileButtonProps) {
  const id = useId();
  const [trouble, tell] = useState<string | null>(null);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    const found = await readFile(file, wanted);
    input.value = '';
    tell(isProblem(found) ? sentence(found, file.name, wanted, say) : (onLoaded(found, file.name) ?? null));
  };
  return (
    <div class="file">
      <input
        id={id}
        class="unseen"
        type="file"
        accept=".json,application/json"
        data-file={wanted.join(' ')}
        onChange={({ currentTarget }) => void take(currentTarget)}
      />
      <label for={id} class="tool">
        {say(label)}
      </label>
      <p role="alert" class="trouble">
        {trouble !== null && (
          <>
            {trouble} {say('file.kept')}
          </>
        )}
      </p>
    </div>
  );
}
