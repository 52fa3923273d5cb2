import { expect, it } from 'vitest';
import { networkOf, visibleKeyOf } from '../../adapters/bank/client.ts';
import { createWorld } from '../support/world.ts';

it.each([
  ['192.0.2.7', '192.0.2'],
  ['::ffff:192.0.2.7', '192.0.2'],
  ['2001:db8:12:34::1', '2001:db8:12'],
  ['2001:0DB8:0012:ffff:1:2:3:4', '2001:db8:12'],
  ['2001:db8::1', '2001:db8:0'],
  ['::1', '0:0:0'],
  ['fe80::1%eth0', 'fe80:0:0'],
  ['64:ff9b::192.0.2.7', '64:ff9b:0'],
])('puts %s into the network %s', (ip, network) => {
  expect(networkOf(ip)).toBe(network);
});

it('tells clients apart by device, channel, network and identifier, and by nothing else', async () => {
  const { keys, client } = await createWorld();
  const key = (device: string, more: object, identifier = '1') =>
    visibleKeyOf(keys, client(device, more), identifier);
  const one = key('a', {});
  expect(key('a', { ip: '192.0.2.200' })).toBe(one);
  const others = [
    key('b', {}),
    key('a', { channel: 'web' }),
    key('a', { ip: '192.0.3.1' }),
    key('a', {}, '2'),
  ];
  expect(new Set([one, ...others]).size).toBe(5);
});
