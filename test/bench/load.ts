import { Agent, request } from 'node:http';

/** One request of a load: the path, the body, and the device that sends it. */
export interface Shot {
  path: string;
  body: object;
  device: string;
}

/** Posts one. Throws for anything but a declared outcome, which it gives. */
export function post(
  agent: Agent,
  base: string,
  { path, body, device }: Shot,
): Promise<Record<string, unknown>> {
  const text = JSON.stringify(body);
  const headers = {
    'content-type': 'application/json',
    'content-length': Buffer.byteLength(text),
    'x-hyrje-device': device,
  };
  return new Promise((resolve, reject) => {
    const call = request(base + path, { method: 'POST', agent, headers }, (response) => {
      let all = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => (all += chunk));
      response.on('end', () => {
        if (response.statusCode === 200) resolve(JSON.parse(all) as Record<string, unknown>);
        else reject(new Error(`${path}: ${response.statusCode} ${all}`));
      });
    });
    call.on('error', reject);
    call.end(text);
  });
}

/** Does `work` for each item, `lanes` at a time, as fast as it goes; how many it did in a second. */
export async function throughput<T>(
  items: readonly T[],
  lanes: number,
  work: (item: T) => Promise<unknown>,
): Promise<number> {
  let next = 0;
  const begun = performance.now();
  const lane = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, lane));
  return items.length / ((performance.now() - begun) / 1000);
}

export const keepAlive = (lanes: number): Agent => new Agent({ keepAlive: true, maxSockets: lanes });

export const median = (numbers: readonly number[]): number => {
  const sorted = numbers.toSorted((a, b) => a - b);
  const middle = sorted.length / 2;
  return ((sorted[Math.ceil(middle) - 1] ?? 0) + (sorted[Math.floor(middle)] ?? 0)) / 2;
};
