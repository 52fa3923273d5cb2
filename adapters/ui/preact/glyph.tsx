import type { View } from '../../../machines/index.ts';

const finger =
  'M12 10.5v3.2c0 2.3-.5 4.3-1.4 6M8.8 18.5c.6-1.4 1-3 1-4.8v-3a2.3 2.3 0 0 1 4.5 0v3.4c0 1.7-.2 3.3-.7 4.8M6.6 16.8c.4-1 .6-2 .6-3.1v-3a4.8 4.8 0 0 1 9.6 0v3.6c0 1.4-.1 2.7-.4 4M4.7 13.5v-2.8a7.3 7.3 0 0 1 12-5.7M19.1 8.6c.2.7.3 1.4.3 2.1v3.4';
const tick = 'M5.5 12.6 10 17l8.5-9.5';
const lock =
  'M7.5 11V8.2a4.5 4.5 0 0 1 9 0V11M6 11h12a1 1 0 0 1 1 1v7a1 1 0 0 1-1 1H6a1 1 0 0 1-1-1v-7a1 1 0 0 1 1-1zM12 14.5v2.5';
const call =
  'M6.5 4h3l1.4 4-2 1.6a11 11 0 0 0 5.5 5.5l1.6-2 4 1.4v3a2 2 0 0 1-2.2 2C10.5 19 5 13.5 4.5 6.200A2 2 0 0 1 6.5 4z';
const phone =
  'M8 3.5h8a1.5 1.5 0 0 1 1.5 1.5v14a1.5 1.5 0 0 1-1.5 1.5H8A1.5 1.5 0 0 1 6.5 19V5A1.5 1.5 0 0 1 8 3.5zM11 18h2M9.5 10.8l1.8 1.8 3.2-3.6';

/** What a screen without a form shows in its middle. */
const paths: Partial<Record<View['screen'], string>> = {
  scan: finger,
  validating: phone,
  booting: phone,
  softPinReady: phone,
  softPinHidden: lock,
  softPinInactive: lock,
  confirmOff: lock,
  confirmReplace: phone,
  sessionEnded: lock,
  contactCentre: call,
  confirmed: tick,
  passwordChanged: tick,
};

export function Glyph({ screen, busy }: { screen: View['screen']; busy: boolean }) {
  const path = paths[screen];
  if (path === undefined) return null;
  return (
    <div class="glyph" data-glyph={screen} data-busy={busy} aria-hidden="true">
      <svg viewBox="0 0 24 24" width="64" height="64" focusable="false">
        <path d={path} />
      </svg>
    </div>
  );
}
