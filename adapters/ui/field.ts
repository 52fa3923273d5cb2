import type { View, ViewField } from '../../machines/index.ts';
import { paramsOf } from './params.ts';
import type { Words } from './words.ts';

/** One field as HTML wants it: `input` holds attributes, by their HTML names. */
export interface ShownField {
  name: string;
  label: string;
  hint: string;
  error: string | null;
  /** Its content is forgotten as soon as it has been judged, and is never filled in by us. */
  isSecret: boolean;
  ids: { input: string; hint: string; error: string };
  input: {
    name: string;
    type: 'text' | 'password' | 'checkbox';
    autocomplete: ViewField['autocomplete'];
    inputmode: ViewField['inputmode'];
    maxlength: number;
    required: boolean;
    spellcheck: false;
    autocapitalize: 'none';
    defaultValue: string;
    defaultChecked?: boolean;
    'data-type': ViewField['type'];
    'data-digits'?: number;
    'aria-invalid': boolean;
    'aria-describedby': string;
  };
}

/** A code that is sent for one use may be seen while it is typed; a password and a PIN may not (RTS 22(2)(a)). */
function inputType({ type, autocomplete }: ViewField): ShownField['input']['type'] {
  if (type === 'checkbox') return type;
  const isMasked = type === 'password' || (type === 'code' && autocomplete !== 'one-time-code');
  return isMasked ? 'password' : 'text';
}

/** On some screens a field asks for something else than elsewhere. */
const elsewhere: Readonly<Record<string, string>> = {
  'secondElement.code': 'softPinCode',
  'confirmPin.pin': 'pinAgain',
  'confirmPin.newPin': 'pinAgain',
};

/** A field of a view in words. Ids are new at each screen, as its key is. */
export function shownField(view: View, field: ViewField, words: Words, now: number): ShownField {
  const { name, type, autocomplete, inputmode, required, value = '', error } = field;
  const id = `${view.key}-${name}`;
  const ids = { input: id, hint: `${id}-hint`, error: `${id}-error` };
  const { digits } = view.data;
  const word = elsewhere[`${view.screen}.${name}`] ?? name;
  return {
    name,
    label: words(`field.${word}`),
    hint: words(`hint.${word}`),
    error: error === undefined ? null : words(error, paramsOf(error, view, words, now)),
    isSecret: type === 'password' || type === 'code',
    ids,
    input: {
      name,
      type: inputType(field),
      autocomplete,
      inputmode,
      maxlength: field.maxLength,
      required,
      spellcheck: false,
      autocapitalize: 'none',
      defaultValue: value,
      ...(type === 'checkbox' && { defaultChecked: value === 'true' }),
      'data-type': type,
      ...(type === 'code' && digits !== undefined && { 'data-digits': digits }),
      'aria-invalid': error !== undefined,
      'aria-describedby': `${ids.hint} ${ids.error}`,
    },
  };
}
