import { createElement, render } from 'preact';
import { connectHttp } from '../../adapters/http/client/index.ts';
import type { FlowName } from '../../machines/index.ts';
import { App } from './app.tsx';
import { movableClock } from './clock.ts';
import { branchLine } from './demo/branch-line.ts';
import { connectDemo } from './demo/control.ts';
import { shelf } from './keep.ts';
import { switchableNetwork } from './network.ts';
import { simulatedPhone, thisPhone } from './phone.ts';
import { inspectedAs } from './inspect.ts';
import { heardBy } from './services.ts';
import { createShell } from './shell/shell.ts';
import { toldBy, toldTimeout } from './told.ts';
import { productName } from './words.ts';

const kept = shelf(sessionStorage);
const clock = movableClock(kept.moved());
const network = switchableNetwork();
const token = toldBy('hyrje-demo');
const control = connectDemo(token);
const phone = control ? simulatedPhone(clock) : thisPhone(clock, productName);
const { device, authenticator, deviceKey, pinVault } = phone.device;
const bank = connectHttp({ baseUrl: '', channel: 'app', device: await phone.device.id(), ...toldTimeout() });
const services = {
  ...heardBy(phone.device, bank),
  device,
  authenticator,
  deviceKey,
  pinVault,
  network,
};
const watched = inspectedAs('app', clock);
const shell = createShell({ first: 'entry', services, clock, kept, ...watched, ...toldTimeout() });
const branch = branchLine(toldBy('hyrje-branch') ?? location.origin);
const demo = control && { demo: control, shell, phone, clock, network, kept, branch };

const open = (flow: FlowName, input: object) => {
  const { inside } = shell.shown();
  if (inside) shell.open(flow, { ...input, session: inside.session });
};
/** Where there is no Soft PIN on this phone, Profile is the place to turn it on. */
const openSoftPin = async () => {
  const known = await device.look({});
  if (!known.ok) return;
  if (known.softPin === 'off') open('profile', {});
  else open('softPinMenu', { credential: known.softPinCredential, saved: known.softPin === 'saved' });
};
/** What is shown in private is not in the task switcher either (behaviour.md A12). */
document.addEventListener('visibilitychange', () => {
  if (document.hidden) shell.send('app.hidden');
});

const page = document.getElementById('page');
const props = {
  shell,
  phone,
  clock,
  network,
  kept,
  demo,
  ...(watched.inspect && { inspector: '/inspector/#/live' }),
  onProfile: () => open('profile', {}),
  onSoftPin: () => void openSoftPin(),
};
if (page) render(createElement(App, props), page);
