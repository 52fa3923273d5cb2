import type { DeviceOfApp } from './parts.ts';

type Methods = Record<string, (...given: unknown[]) => unknown>;

/** The `serverNow` of an answer, where it has one. */
function serverNowIn(answer: unknown): number | null {
  const { serverNow } = (answer ?? {}) as { serverNow?: unknown };
  return typeof serverNow === 'number' ? serverNow : null;
}

/**
 * The same service of the bank (an object of methods), from whose answers the device learns the time before anybody else reads them: so a
 * code that follows E_CLOCK is right. A device that cannot keep the time spoils no answer.
 */
export function listening<Service extends object>(
  device: Pick<DeviceOfApp, 'heard'>,
  service: Service,
): Service {
  const heard = async (answer: unknown) => {
    const serverNow = serverNowIn(answer);
    if (serverNow !== null) await device.heard(serverNow).catch(() => undefined);
    return answer;
  };
  const methods = service as Methods;
  const wrapped = Object.keys(methods).map((name) => [
    name,
    async (...given: unknown[]) => heard(await methods[name]?.(...given)),
  ]);
  return Object.fromEntries(wrapped) as Service;
}
