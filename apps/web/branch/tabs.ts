import type { Shell } from '../shell/shell.ts';

/** A logout in one tab is one in all (behaviour.md 6.6): the others ask the bank, and see it. */
export function tellTabs(shell: Shell): void {
  const channel = new BroadcastChannel('hyrje-branch');
  let wasInside = shell.shown().inside !== null;
  shell.subscribe(({ inside }) => {
    const isInside = inside !== null;
    // A channel reaches its own origin only.
    // oxlint-disable-next-line unicorn/require-post-message-target-origin
    if (wasInside && !isInside) channel.postMessage('left');
    wasInside = isInside;
  });
  channel.addEventListener('message', () => shell.check());
}
