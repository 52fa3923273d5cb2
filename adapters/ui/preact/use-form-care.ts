import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { View } from '../../../machines/index.ts';
import { firstBad, forgetSecrets, isJudged, whereToBegin } from '../care.ts';
import { nextSmsCode } from '../sms-code.ts';

/** Puts the focus where the customer goes on, unless it is in another window or frame, and empties secrets that have been judged. `attempts`: submits so far. */
export function useFormCare(form: RefObject<HTMLFormElement | null>, view: View, attempts: number): void {
  const before = useRef<View | null>(null);

  useLayoutEffect(() => {
    if (form.current && document.hasFocus()) whereToBegin(form.current)?.focus();
  }, [view.key]);

  useLayoutEffect(() => {
    const judged = before.current !== null && isJudged(before.current, view);
    before.current = view;
    if (!form.current) return;
    const emptied = judged ? forgetSecrets(form.current) : undefined;
    (firstBad(form.current) ?? emptied)?.focus();
  }, [view, attempts]);
}

/** Fills in the code of an SMS that the browser may read; given up when the screen is left. */
export function useSmsCode(form: RefObject<HTMLFormElement | null>, view: View): void {
  const field = view.fields.find(({ autocomplete }) => autocomplete === 'one-time-code')?.name;
  useLayoutEffect(() => {
    if (field === undefined) return undefined;
    const leaving = new AbortController();
    const fillIn = (code: string | null) => {
      const input = form.current?.querySelector<HTMLInputElement>(`input[name="${CSS.escape(field)}"]`);
      if (code !== null && input) input.value = code;
    };
    void nextSmsCode(leaving.signal).then(fillIn);
    return () => leaving.abort();
  }, [view.key, field]);
}
