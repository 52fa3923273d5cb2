import { useState } from 'preact/hooks';
import type { ShownField } from '../field.ts';
import type { Words } from '../words.ts';

interface FieldProps {
  field: ShownField;
  /** The failure's code, for whoever reads the page by machine. */
  code: string | undefined;
  words: Words;
}

/** One real input, uncontrolled: the form owns what is typed. */
export function Field({ field, code, words }: FieldProps) {
  const { ids, input } = field;
  const [isShown, show] = useState(false);
  if (input.type === 'checkbox') return <Checkbox field={field} />;
  const canShow = input.type === 'password';
  // The types of Preact know no input that is now one and now the other.
  const type = (isShown ? 'text' : input.type) as 'text';
  return (
    <div class="field" data-field={field.name}>
      <label for={ids.input}>{field.label}</label>
      <p class="hint" id={ids.hint}>
        {field.hint}
      </p>
      <div class="input">
        <input {...input} id={ids.input} type={type} />
        {canShow && (
          <button
            type="button"
            class="eye"
            data-show={field.name}
            aria-controls={ids.input}
            aria-label={`${words(isShown ? 'action.input.hide' : 'action.input.show')}: ${field.label}`}
            onClick={() => show(!isShown)}
          >
            <Eye isOpen={isShown} />
          </button>
        )}
      </div>
      <p class="field-error" id={ids.error} aria-live="assertive" {...(code && { 'data-error': code })}>
        {field.error}
      </p>
    </div>
  );
}

function Checkbox({ field: { name, label, hint, ids, input } }: { field: ShownField }) {
  return (
    <div class="check" data-field={name}>
      <input
        id={ids.input}
        type="checkbox"
        name={name}
        data-type="checkbox"
        defaultChecked={input.defaultChecked ?? false}
        aria-describedby={ids.hint}
      />
      <div>
        <label for={ids.input}>{label}</label>
        <p class="hint" id={ids.hint}>
          {hint}
        </p>
      </div>
    </div>
  );
}

const Eye = ({ isOpen }: { isOpen: boolean }) => (
  <svg viewBox="0 0 24 24" width="22" height="22" aria-hidden="true" focusable="false">
    <path d="M2 12c2.4-4.3 5.8-6.5 10-6.5s7.6 2.2 10 6.5c-2.4 4.3-5.8 6.5-10 6.5S4.4 16.3 2 12z" />
    <circle cx="12" cy="12" r="3.1" />
    {isOpen && <path d="M4 20 20 4" />}
  </svg>
);
