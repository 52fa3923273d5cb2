import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { AnyStateMachine } from 'xstate';
import { ForeignProblem, wordsOf } from './problem.ts';

/** A machine, and the name under which its module exports it. */
export interface Exported {
  readonly exported: string;
  readonly machine: AnyStateMachine;
}

export type Module = Readonly<Record<string, unknown>>;

const isTypeScript = (path: string) => /\.[cm]?tsx?$/.test(path);

/** Imports a module; TypeScript by tsx, unless the process reads it already. */
export async function loadModule(file: string, seconds: number): Promise<Module> {
  const path = resolve(file);
  if (!existsSync(path)) throw new ForeignProblem(`${file} does not exist. Give the path of a module.`);
  const late = new Promise<never>((_, reject) => {
    const fail = () =>
      reject(
        new ForeignProblem(
          `${file} was not loaded within ${seconds} s. Export a machine without waiting for anything, or raise --seconds.`,
        ),
      );
    setTimeout(fail, seconds * 1000).unref();
  });
  try {
    const loaded = await Promise.race([
      isTypeScript(path) ? importTypeScript(file, path) : importPlain(path),
      late,
    ]);
    const inner = loaded['default'];
    const isWrapped =
      isTypeScript(path) && typeof inner === 'object' && inner !== null && '__esModule' in inner;
    return isWrapped ? (inner as Module) : loaded;
  } catch (cause) {
    if (cause instanceof ForeignProblem) throw cause;
    throw new ForeignProblem(`${file} cannot be loaded: ${wordsOf(cause)}`, { cause });
  }
}

const importPlain = async (path: string) => (await import(pathToFileURL(path).href)) as Module;

async function importTypeScript(file: string, path: string): Promise<Module> {
  const api = await import('tsx/esm/api').catch((cause: unknown) => {
    const message = `${file} is TypeScript, which needs the package tsx: npm install --save-dev tsx, or give the compiled .js file.`;
    throw new ForeignProblem(message, { cause });
  });
  return (await api.tsImport(pathToFileURL(path).href, import.meta.url)) as Module;
}

/** By what it has, not by class: a module may bring its own copy of xstate. */
const isMachine = (value: unknown): value is AnyStateMachine =>
  typeof value === 'object' &&
  value !== null &&
  'root' in value &&
  'idMap' in value &&
  'provide' in value &&
  'transition' in value;

/** The machines that a module exports, each once; `default` is its name only when it has no other. */
export function machinesIn(file: string, module: Module, exportName?: string): Exported[] {
  const names = Object.keys(module).filter((name) => name !== 'module.exports');
  if (exportName !== undefined) {
    const machine = module[exportName];
    if (isMachine(machine)) return [{ exported: exportName, machine }];
    const what =
      exportName in module ? `exports ${exportName}, which is no machine` : `has no export ${exportName}`;
    throw new ForeignProblem(`${file} ${what}. ${machineNames(module)}`);
  }
  const found = new Map<AnyStateMachine, string>();
  for (const name of names.toSorted((one) => (one === 'default' ? -1 : 0))) {
    const value = module[name];
    if (isMachine(value)) found.set(value, name);
  }
  if (found.size === 0) {
    if (
      Object.values(module).some(
        (value) => typeof value === 'object' && value !== null && 'withConfig' in value,
      )
    ) {
      throw new ForeignProblem(`${file} exports a machine of XState 4. Move it to XState 5 first.`);
    }
    const exports = names.length === 0 ? 'nothing' : names.join(', ');
    throw new ForeignProblem(
      `${file} exports no machine, but ${exports}. Export what createMachine() or setup().createMachine() returns, of XState 5.`,
    );
  }
  return [...found].map(([machine, exported]) => ({ exported, machine }));
}

function machineNames(module: Module): string {
  const names = Object.keys(module).filter((name) => isMachine(module[name]));
  return names.length === 0 ? 'It exports no machine at all.' : `Its machines: ${names.join(', ')}.`;
}
