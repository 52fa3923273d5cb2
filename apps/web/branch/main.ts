import { createElement, render } from 'preact';
import { connectHttp } from '../../../adapters/http/client/index.ts';
import { movableClock } from '../clock.ts';
import { inspectedAs } from '../inspect.ts';
import { shelf } from '../keep.ts';
import { switchableNetwork } from '../network.ts';
import { createShell } from '../shell/shell.ts';
import { toldBy, toldTimeout } from '../told.ts';
import { BranchPage } from './branch-page.tsx';
import { listenTo } from './orders.ts';
import { tellTabs } from './tabs.ts';

const kept = shelf(sessionStorage);
const clock = movableClock(0);
const bank = connectHttp({ baseUrl: '', channel: 'web', ...toldTimeout() });
const services = { ...bank, network: switchableNetwork() };
const watched = inspectedAs('branch', clock);
const shell = createShell({
  first: 'internetBranchLogin',
  services,
  clock,
  kept,
  remembersInside: true,
  ...watched,
  ...toldTimeout(),
});
tellTabs(shell);
const orders = listenTo(toldBy('hyrje-desk'), clock);

document.documentElement.classList.toggle('framed', self !== top);
const page = document.getElementById('page');
if (page) render(createElement(BranchPage, { shell, clock, kept, orders }), page);
