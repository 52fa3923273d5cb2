import type { Page } from 'playwright-core';
import type { Seen } from '../../scenarios/index.ts';

/**
 * Reads a screen by the DOM contract alone: `data-screen` on the form, `name` on fields, `data-action` on buttons,
 * `data-error`, `data-notice` and `data-timer` on what is told. What a hand typed is the form's own: a field shows
 * what the page filled in.
 */
const read = `(() => {
  const form = document.querySelector('form[data-screen]');
  const all = (selector) => [...form.querySelectorAll(selector)];
  const offers = all('[data-action]').filter((one) => one.getAttribute('aria-disabled') !== 'true');
  const ofFlow = (one) => !/^(app|session)\\./.test(one.dataset.action);
  return {
    screen: form.dataset.screen,
    error: form.querySelector('[data-error]')?.dataset.error ?? null,
    notices: all('[data-notice]').map((one) => one.dataset.notice),
    offers: offers.filter(ofFlow).map((one) => one.dataset.action),
    fields: Object.fromEntries(all('input[name]').map((one) => [one.name, one.getAttribute('value') || null])),
    timers: Object.fromEntries(
      all('[data-timer]').map((one) => [one.dataset.timer, Number(/^PT(\\d+)S$/.exec(one.dateTime)[1])]),
    ),
    ended: all('[data-action]').some(ofFlow) || form.getAttribute('aria-busy') === 'true' ? null : form.dataset.screen,
  };
})()`;

export const seenOn = (page: Page): Promise<Seen> => page.evaluate<Seen>(read);
