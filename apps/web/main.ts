import { createElement, render } from 'preact';
import { connectHttp } from '../../adapters/http/client/index.ts';
import { App } from './app.tsx';
import { movableClock } from './clock.ts';
import { connectDemo } from './demo/control.ts';
import { shelf } from './keep.ts';
import { switchableNetwork } from './network.ts';
import { createSitting } from './sitting.ts';

const kept = shelf(sessionStorage);
const clock = movableClock(kept.moved());
const network = switchableNetwork();
const bank = connectHttp({ baseUrl: '', channel: 'app', device: kept.device() });
const sitting = createSitting({ bank, clock, network, kept });
const demo = connectDemo(document.querySelector('meta[name="hyrje-demo"]')?.getAttribute('content') ?? null);

const page = document.getElementById('page');
if (page) render(createElement(App, { sitting, clock, network, kept, demo }), page);
