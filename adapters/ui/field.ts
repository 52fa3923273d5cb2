import type { View, ViewField } from '../../machines/index.ts';
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
    type: 'text' | 'password';
    autocomplete: ViewField['autocomplete'];
    inputmode: ViewField['inputmode'];
    maxlength: number;
    required: boolean;
    spellcheck: false;
    autocapitalize: 'none';
    defaultValue: string;
    'data-type': ViewField['type'];
    'data-digits'?: number;
    'aria-invalid': boolean;
    'aria-describedby': string;
  };
}

/** A field of a view in words. Ids are new at each screen, as its key is. */
export function shownField(view: View, field: ViewField, words: Words): ShownField {
  const { name, type, autocomplete, inputmode, required, value = '' } = field;
  const id = `${view.key}-${name}`;
  const ids = { input: id, hint: `${id}-hint`, error: `${id}-error` };
  const { digits } = view.data;
  return {
    name,
    label: words(`field.${name}`),
    hint: words(`hint.${name}`),
    error:
      field.error === undefined
        ? null
        : words(field.error, digits === undefined ? {} : wanted(field, digits)),
    isSecret: type !== 'text',
    ids,
    input: {
      name,
      type: type === 'password' ? 'password' : 'text',
      autocomplete,
      inputmode,
      maxlength: field.maxLength,
      required,
      spellcheck: false,
      autocapitalize: 'none',
      defaultValue: value,
      'data-type': type,
      ...(type === 'code' && digits !== undefined && { 'data-digits': digits }),
      'aria-invalid': field.error !== undefined,
      'aria-describedby': `${ids.hint} ${ids.error}`,
    },
  };
}

const wanted = ({ type }: ViewField, digits: number) => (type === 'code' ? { digits } : {});
