import { writeFile } from 'node:fs/promises';
import type { Browser } from 'playwright-core';

/** A tab that only its own tests know of: Playwright, which notes every request of its pages, leaves it alone. */
export interface Tab {
  /** The value of an expression, as JSON; waits for a promise. Throws what the page threw, or that it is gone. */
  evaluate(expression: string): Promise<unknown>;
  /** What the page says on its console, one text after the other. */
  onConsole(listener: (text: string) => void): void;
  /** Saves what the page shows, PNG. */
  picture(path: string): Promise<void>;
  close(): Promise<void>;
}

interface Reply {
  readonly id?: number;
  readonly method?: string;
  readonly params?: { readonly args?: readonly { readonly value?: unknown }[] };
  readonly error?: { readonly message: string };
  readonly result?: {
    readonly data?: string;
    readonly result?: { readonly value?: unknown };
    readonly exceptionDetails?: { readonly exception?: { readonly description?: string } };
  };
}

const size = { width: 480, height: 860 };

/** Opens an address in a tab with cookies and storage of its own, by the DevTools protocol of a Chromium. */
export async function openTab(browser: Browser, url: string): Promise<Tab> {
  const devtools = await browser.newBrowserCDPSession();
  const { browserContextId } = await devtools.send('Target.createBrowserContext');
  const { targetId } = await devtools.send('Target.createTarget', { url, browserContextId, ...size });
  const { sessionId } = await devtools.send('Target.attachToTarget', { targetId, flatten: false });
  const waiting = new Map<number, { resolve(reply: Reply): void; reject(cause: Error): void }>();
  let listen: (text: string) => void = () => {};
  let asked = 0;
  const gone = () => {
    for (const { reject } of waiting.values()) reject(new Error('the page is gone'));
    waiting.clear();
  };

  devtools.on('Target.receivedMessageFromTarget', ({ sessionId: from, message }) => {
    if (from !== sessionId) return;
    const reply = JSON.parse(message) as Reply;
    if (reply.method === 'Runtime.consoleAPICalled') listen(String(reply.params?.args?.[0]?.value));
    if (reply.id === undefined) return;
    const { resolve, reject } = waiting.get(reply.id) ?? {};
    waiting.delete(reply.id);
    if (reply.error) reject?.(new Error(reply.error.message));
    else resolve?.(reply);
  });
  devtools.on('Target.detachedFromTarget', ({ sessionId: from }) => void (from === sessionId && gone()));
  devtools.on('close', gone);

  const send = (method: string, params: object = {}): Promise<Reply> =>
    new Promise((resolve, reject) => {
      const id = ++asked;
      waiting.set(id, { resolve, reject });
      devtools
        .send('Target.sendMessageToTarget', { sessionId, message: JSON.stringify({ id, method, params }) })
        .catch(reject);
    });

  await send('Runtime.enable');
  await send('Emulation.setDeviceMetricsOverride', { ...size, deviceScaleFactor: 1, mobile: false });
  return {
    async evaluate(expression) {
      const { result } = await send('Runtime.evaluate', {
        expression,
        awaitPromise: true,
        returnByValue: true,
      });
      const thrown = result?.exceptionDetails?.exception?.description;
      if (result?.exceptionDetails) throw new Error(thrown ?? 'the page threw something');
      return result?.result?.value;
    },
    onConsole: (listener) => void (listen = listener),
    async picture(path) {
      const { result } = await send('Page.captureScreenshot', { format: 'png', captureBeyondViewport: true });
      await writeFile(path, Buffer.from(result?.data ?? '', 'base64'));
    },
    async close() {
      await devtools
        .send('Target.disposeBrowserContext', { browserContextId: browserContextId })
        .catch(() => {});
      await devtools.detach().catch(() => {});
    },
  };
}
