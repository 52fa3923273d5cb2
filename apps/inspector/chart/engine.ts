import Elk from 'elkjs/lib/elk-api.js';
import ElkWorker from 'elkjs/lib/elk-worker.min.js?worker';
import { type LayoutEngine, layoutOf } from '../../../adapters/chart/index.ts';
import { machineNamed, pictureOfMachine } from '../data/machines.ts';

interface Options {
  workerFactory: () => Worker;
}
type Constructor = new (options: Options) => LayoutEngine;

let engine: LayoutEngine | null = null;

/** The layout engine in a worker of its own, started when it is first needed. */
export function elk(): LayoutEngine {
  engine ??= new (Elk as unknown as Constructor)({ workerFactory: () => new ElkWorker() });
  return engine;
}

/** A large chart, and how often: by then the engine is as fast as it gets. */
const exercise = { machine: 'passwordLogin', times: 3 };

/** Starts the engine while nobody waits, and lets it work, because it is slow at first. */
export function warmUp(): void {
  const machine = machineNamed(exercise.machine);
  if (!machine) return;
  const work = async () => {
    for (let time = 0; time < exercise.times; time++) await layoutOf(pictureOfMachine(machine), elk());
  };
  setTimeout(() => void work(), 1000);
}
