import type { Frame } from 'playwright-core';
import { messageFrom } from '../../adapters/messages/index.ts';
import { endings } from '../../machines/ports/answer.ts';
import type { Seen } from '../../scenarios/index.ts';

/**
 * Reads a screen by the DOM contract alone: `data-screen` on the form, `name` on fields, `data-action` on buttons,
 * `data-error`, `data-notice`, `data-timer`, `data-mask`, `data-toggle`, `data-reveal`, `data-path` and `data-element` on
 * what is told, `data-ended` on the app when a flow has just ended. What a hand typed is the form's own: a field shows
 * what the page filled in.
 */
const read = `(() => {
  const app = document.querySelector('[data-inside]');
  const form = document.querySelector('form[data-screen]');
  const all = (selector) => [...app.querySelectorAll(selector)];
  const valueOf = (one) => one.type === 'checkbox' ? (one.defaultChecked ? 'true' : null) : one.getAttribute('value') || null;
  const offers = all('[data-action]').filter((one) => one.getAttribute('aria-disabled') !== 'true');
  const over = app.querySelector('[data-notice="E_SESSION_ENDED"]');
  return {
    screen: form.dataset.screen,
    error: form.querySelector('[data-error]')?.dataset.error ?? null,
    notices: all('[data-notice]').map((one) => one.dataset.notice),
    offers: offers.map((one) => one.dataset.action),
    fields: Object.fromEntries(all('input[name]').map((one) => [one.name, valueOf(one)])),
    timers: Object.fromEntries(
      all('[data-timer]').map((one) => [one.dataset.timer, Number(/^PT(\\d+)S$/.exec(one.dateTime)[1])]),
    ),
    ended: app.dataset.ended ?? null,
    ...(app.querySelector('[data-path]') && {
      path: app.querySelector('[data-path]').dataset.path,
      elements: all('[data-element]').map((one) => one.dataset.element),
    }),
    toggles: Object.fromEntries(
      all('[data-toggle]').map((one) => [one.dataset.toggle, one.getAttribute('aria-checked') === 'true']),
    ),
    mask: app.querySelector('[data-mask]')?.dataset.mask ?? null,
    reason: over?.textContent ?? null,
    revealed: app.querySelector('[data-reveal="code"]')?.textContent.replaceAll(/\\D/g, '') ?? null,
  };
})()`;

/** The reason in a text that names it. */
const reasonIn = (text: string) =>
  endings.find((one) => text.includes(messageFrom('sq', `reason.${one}`))) ?? text;

export async function seenOn(frame: Frame): Promise<Seen> {
  const { reason, ...seen } = await frame.evaluate<Seen>(read);
  return { ...seen, reason: reason ? reasonIn(reason) : null };
}

/** The same of the login of manual 1.1 alone: it ends where the app goes on. */
export async function loginSeenOn(frame: Frame): Promise<Seen> {
  const seen = await seenOn(frame);
  const { ended } = seen;
  if (ended !== null) return { ...seen, screen: ended as Seen['screen'], notices: [], offers: [], ended };
  return { ...seen, offers: seen.offers.filter((event) => !/^(app|session|profile|softPin)\./.test(event)) };
}
