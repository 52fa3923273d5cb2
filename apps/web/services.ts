import { listening } from '../../adapters/device/index.ts';
import type { DeviceOfApp } from '../../adapters/device/index.ts';
import type { Connection } from '../../machines/ports/connection.ts';

/** A connection from whose answers the device learns the bank's time (R12), before a flow goes on by them. */
export function heardBy(device: Pick<DeviceOfApp, 'heard'>, connection: Connection): Connection {
  const ports = Object.entries(connection).map(([name, port]) => [name, listening(device, port as object)]);
  return Object.fromEntries(ports) as Connection;
}
