import { assertTold, httpDriver, NoControlError } from '../../drivers/http.ts';
import type { Driver } from '../../drivers/driver.ts';
import type { Suite } from '../../../verification/index.ts';
import type { Player } from '../../drivers/run.ts';
import { driverFor, flowCalled } from '../../drivers/subjects.ts';
import { UsageError } from '../io.ts';

/** What tests are played on: several at a time, where that is quicker. */
export interface Surface {
  readonly lanes: readonly (Driver | Player)[];
  close(): Promise<void>;
}

const kinds = 'machine, http://… or page:http://…';

/** As many tests at a time as keep two cores busy. */
const lanesOf = { http: 4, page: 3 } as const;

function addressIn(against: string, address: string): string {
  const url = URL.canParse(address) ? new URL(address) : null;
  if (url && /^https?:$/.test(url.protocol)) return url.origin;
  throw new UsageError(`--against is ${kinds}, not "${against}".`);
}

/** What a person named, and where it is. Throws `UsageError` for anything but `machine`, `http://…` and `page:http://…`. */
export function placeOf(against: string): { kind: 'machine' | 'http' | 'page'; baseUrl: string } {
  if (against === 'machine') return { kind: 'machine', baseUrl: '' };
  const isPage = against.startsWith('page:');
  const baseUrl = addressIn(against, isPage ? against.slice('page:'.length) : against);
  return { kind: isPage ? 'page' : 'http', baseUrl };
}

/** Opens what a person named. Throws `UsageError`. */
export async function openSurface(
  against: string,
  suite: Pick<Suite, 'machine' | 'kind' | 'rules'>,
  token: string | undefined,
): Promise<Surface> {
  const { machine, kind } = suite;
  const place = placeOf(against);
  if (place.kind === 'machine') return { lanes: [driverFor(suite)], close: async () => {} };
  const { baseUrl } = place;
  if (kind !== 'flow')
    throw new UsageError(`${machine} is the bank's own: it is played against machine only.`);
  return place.kind === 'page' ? openPages(baseUrl, machine) : openHttp(baseUrl, machine, token);
}

async function openHttp(baseUrl: string, machine: string, token: string | undefined): Promise<Surface> {
  if (token === undefined) throw new UsageError('A server is told its answers with a token: give --token.');
  const server = { baseUrl, token };
  await assertTold(server).catch((cause: unknown) => {
    throw cause instanceof NoControlError ? new UsageError(cause.message) : cause;
  });
  const flow = flowCalled(machine);
  return {
    lanes: Array.from({ length: lanesOf.http }, () => httpDriver(flow, server)),
    close: async () => {},
  };
}

async function openPages(baseUrl: string, machine: string): Promise<Surface> {
  const { NoPageError, openChromium, pagePlayer } = await import('../../drivers/page.ts');
  const { NoChromiumError } = await import('../../drivers/chromium.ts');
  const asUsage = (cause: unknown) => {
    throw cause instanceof NoPageError || cause instanceof NoChromiumError
      ? new UsageError(cause.message)
      : cause;
  };
  const browser = await openChromium().catch(asUsage);
  try {
    const open = () => pagePlayer(browser, baseUrl, machine);
    const lanes = await Promise.all(Array.from({ length: lanesOf.page }, open));
    return { lanes, close: () => browser.close() };
  } catch (cause) {
    await browser.close();
    return asUsage(cause);
  }
}
