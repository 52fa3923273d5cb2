import type { Language } from '../../../adapters/messages/index.ts';
import { machines } from '../data/machines.ts';
import type { Say } from '../words/index.ts';
import { groups } from './groups.ts';

interface MachineChoiceProps {
  shown: string;
  label: string;
  language: Language;
  say: Say;
  onChoose(name: string): void;
}

/** One of the machines. */
export const MachineChoice = ({ shown, label, language, say, onChoose }: MachineChoiceProps) => (
  <label class="picker machine-choice">
    <span>{label}</span>
    <select data-choose="machine" onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
      {groups.map((group) => (
        <optgroup key={group} label={say(`group.${group}`)}>
          {machines
            .filter((each) => each.group === group)
            .map(({ name, title }) => (
              <option key={name} value={name} selected={name === shown}>
                {title[language]}
              </option>
            ))}
        </optgroup>
      ))}
    </select>
  </label>
);
