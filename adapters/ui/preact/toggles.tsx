import type { ShownToggle } from '../toggles.ts';

interface TogglesProps {
  toggles: readonly ShownToggle[];
  /** Names the ids of this screen. */
  within: string;
  onTurn(toggle: ShownToggle): void;
}

/** The options of Profile: each a switch that says on or off, and why it cannot be turned. */
export function Toggles({ toggles, within, onTurn }: TogglesProps) {
  if (toggles.length === 0) return null;
  return (
    <ul class="toggles">
      {toggles.map((toggle) => {
        const id = `${within}-${toggle.name}`;
        return (
          <li key={toggle.name} class={toggle.name === 'saved' ? 'toggle under' : 'toggle'}>
            <div>
              <p class="toggle-label" id={id}>
                {toggle.label}
              </p>
              {toggle.reason && (
                <p class="hint" id={`${id}-reason`} data-reason={toggle.reason.code}>
                  {toggle.reason.text}
                </p>
              )}
            </div>
            <button
              type="button"
              role="switch"
              class="switch"
              data-toggle={toggle.name}
              {...(toggle.action && { 'data-action': toggle.action.event })}
              aria-checked={toggle.on}
              aria-disabled={toggle.action === null}
              aria-labelledby={id}
              {...(toggle.reason && { 'aria-describedby': `${id}-reason` })}
              onClick={() => onTurn(toggle)}
            />
          </li>
        );
      })}
    </ul>
  );
}
