import { useLayoutEffect, useState } from 'preact/hooks';
import type { Language } from '../../../adapters/messages/index.ts';
import { StatusBar } from '../app/status-bar.tsx';
import type { MovableClock } from '../clock.ts';
import type { PageWords } from '../words.ts';
import type { DemoControl, Sms } from './control.ts';

interface InboxProps {
  demo: DemoControl;
  clock: MovableClock;
  language: Language;
  words: PageWords;
}

/** The last line of an SMS binds its code to a host: `@host #123456`. */
const codeIn = (text: string) => /#(?<code>\d+)$/.exec(text)?.groups?.['code'] ?? null;

/** The customer's other phone, on which the bank's messages arrive. */
export function Inbox({ demo, clock, language, words }: InboxProps) {
  const [received, receive] = useState<readonly Sms[]>([]);
  const [copied, note] = useState<string | null>(null);
  useLayoutEffect(() => demo.watchPhone(receive), [demo]);

  const copy = (code: string) => {
    void navigator.clipboard.writeText(code).then(
      () => note(code),
      () => note(null),
    );
  };
  const newestFirst = received.toReversed();

  return (
    <section class="phone sms-phone" aria-labelledby="inbox-title">
      <div class="screen">
        <StatusBar clock={clock} />
        <h2 id="inbox-title">{words('demo.inbox')}</h2>
        {received.length === 0 && <p class="empty">{words('demo.inbox.empty')}</p>}
        <ol class="bubbles" aria-live="polite">
          {newestFirst.map((sms, at) => (
            <li key={sms.id} class={at === 0 ? 'newest' : ''}>
              <Bubble sms={sms} isNewest={at === 0} language={language} words={words} onCopy={copy} />
            </li>
          ))}
        </ol>
        <p class="toast" role="status">
          {copied && words('demo.copied', { code: copied })}
        </p>
      </div>
    </section>
  );
}

interface BubbleProps extends Omit<InboxProps, 'demo' | 'clock'> {
  sms: Sms;
  isNewest: boolean;
  onCopy(code: string): void;
}

function Bubble({ sms, isNewest, language, words, onCopy }: BubbleProps) {
  const code = codeIn(sms.text);
  const time = new Date(sms.at).toLocaleTimeString(language, {
    hour: '2-digit',
    minute: '2-digit',
    hour12: false,
  });
  return (
    <>
      <p class="bubble-head">
        {isNewest && <span class="badge">{words('demo.inbox.newest')}</span>}
        <span>{words('demo.inbox.to', { phone: sms.to })}</span>
        <time dateTime={new Date(sms.at).toISOString()}>{time}</time>
      </p>
      <p class="bubble">{sms.text}</p>
      {code && (
        <button type="button" class="copy" data-copy={code} onClick={() => onCopy(code)}>
          {words('demo.copy', { code })}
        </button>
      )}
    </>
  );
}
