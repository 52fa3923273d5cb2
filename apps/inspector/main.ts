import { createElement, render } from 'preact';
import { App } from './app.tsx';
import { warmUp } from './chart/engine.ts';
import { fetchOpened } from './chart/use-layout.ts';
import { views } from './views.ts';

const page = document.getElementById('page');
if (page) render(createElement(App, { views }), page);
fetchOpened();
warmUp();
