import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { Finger } from '../../../adapters/device/index.ts';
import type { Sensor } from '../shell/sensor.ts';
import type { PageWords } from '../words.ts';

interface SensorSheetProps {
  sensor: Sensor;
  /** The key of the screen in front: another one gives a scan up. */
  screen: string;
  words: PageWords;
}

const fingers: readonly Finger[] = ['matches', 'doesNotMatch', 'cancels'];

/** The system's own prompt, as a phone shows it over the app: the person at the page says which finger it is. */
export function SensorSheet({ sensor, screen, words }: SensorSheetProps) {
  const [asked, notice] = useState(() => sensor.asked());
  const begin = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => sensor.subscribe(notice), [sensor]);
  useLayoutEffect(() => () => sensor.touch('cancels'), [screen]);
  useLayoutEffect(() => begin.current?.focus(), [asked]);
  if (asked === null) return null;
  return (
    <div class="sensor" role="dialog" aria-modal="true" aria-labelledby="sensor-title" data-sensor={asked}>
      <div class="sensor-box">
        <svg class="fingerprint" viewBox="0 0 24 24" width="56" height="56" aria-hidden="true">
          <path d="M12 10.5v3.2c0 2.3-.5 4.3-1.4 6M8.8 18.5c.6-1.4 1-3 1-4.8v-3a2.3 2.3 0 0 1 4.5 0v3.4c0 1.7-.2 3.3-.7 4.8M6.6 16.8c.4-1 .6-2 .6-3.1v-3a4.8 4.8 0 0 1 9.6 0v3.6c0 1.4-.1 2.7-.4 4M4.7 13.5v-2.8a7.3 7.3 0 0 1 12-5.7M19.1 8.6c.2.7.3 1.4.3 2.1v3.4" />
        </svg>
        <h2 id="sensor-title">{words('sensor.title')}</h2>
        <p class="aside">{words('sensor.hint')}</p>
        <div class="sensor-fingers">
          {fingers.map((finger, at) => (
            <button
              key={finger}
              ref={at === 0 ? begin : null}
              type="button"
              class={at === 0 ? 'action primary' : 'action secondary'}
              data-finger={finger}
              onClick={() => sensor.touch(finger)}
            >
              {words(`sensor.${finger}` as Parameters<PageWords>[0])}
            </button>
          ))}
        </div>
      </div>
    </div>
  );
}
