/**
 * The floors of the house, lowest first; a file imports only from floors below its own:
 * vocabulary ← ports ← authority, flows ← door ← adapters, verification ← scenarios ← apps ← test.
 * `test/house/floors.test.ts` plants one violation of every rule and expects it to be caught.
 */
const vocabulary = '^machines/vocabulary/';
const ports = '^machines/ports/';
const authority = '^machines/authority/';
const flows = '^machines/flows/';
const machines = '^machines/';
const door = '^machines/(?!vocabulary/|ports/|authority/|flows/)';
const adapters = '^adapters/';
const verification = '^verification/';
const scenarios = '^scenarios/';
const apps = '^apps/';
const tests = '^test/';

const house = '^(machines|adapters|verification|scenarios|apps|test)/';
const engine = '^node_modules/(xstate|zod)/';
/** Rooms whose code ends up in the customer's browser. */
const browserRooms = '^machines/(?!authority/|vocabulary/policy/)';

const floor = (name, from, ...below) => ({
  name,
  severity: 'error',
  from: { path: from },
  to: { path: house, pathNot: [from, ...below] },
});

const forbid = (name, from, to) => ({ name, severity: 'error', from, to });

export default {
  forbidden: [
    floor('vocabulary-imports-nothing-above', vocabulary),
    floor('ports-import-only-vocabulary', ports, vocabulary),
    floor('authority-imports-only-ports-and-vocabulary', authority, ports, vocabulary),
    floor('flows-import-only-ports-and-vocabulary', flows, ports, vocabulary),
    floor('door-imports-only-machines', door, machines),
    floor('adapters-import-only-machines', adapters, machines),
    floor('verification-imports-only-machines', verification, machines),
    floor('scenarios-import-only-floors-below', scenarios, machines, adapters, verification),
    floor('apps-import-no-test', apps, machines, adapters, verification, scenarios),

    forbid(
      'adapters-do-not-import-each-other',
      { path: '^adapters/([^/]+)/' },
      { path: adapters, pathNot: '^adapters/$1/' },
    ),
    forbid(
      'machines-need-only-xstate-and-zod',
      { path: machines },
      { pathNot: [house, engine], couldNotResolve: false },
    ),
    forbid(
      'verification-needs-only-xstate-and-zod',
      { path: verification, pathNot: ['^verification/foreign/', '^verification/export/promela/spin\\.ts$'] },
      { pathNot: [house, engine], couldNotResolve: false },
    ),
    forbid(
      'the-check-of-foreign-machines-loads-files-besides',
      { path: '^verification/foreign/' },
      {
        pathNot: [house, engine, '^node:', '^(fs|path|url|vm)$', '^node_modules/tsx/'],
        couldNotResolve: false,
      },
    ),
    forbid('browser-rooms-use-zod-mini', { path: browserRooms }, { path: '^node_modules/zod/(?!mini/)' }),
    forbid(
      'browser-rooms-carry-no-policy',
      { path: browserRooms },
      { path: '^machines/vocabulary/policy/', dependencyTypesNot: ['type-only'] },
    ),
    forbid(
      'a-bank-is-served-without-the-demo',
      { path: '^apps/server/serve\\.ts$' },
      {
        path: ['^apps/(server|cli)/demo/', '^apps/server/inspector/', '^adapters/.*/demo-'],
        reachable: true,
      },
    ),
    forbid(
      'test-tools-stay-in-test',
      { pathNot: tests },
      { path: '^node_modules/(vitest|@vitest|fast-check|@fast-check)/' },
    ),
    forbid(
      'shipped-code-needs-no-dev-dependency',
      { path: house, pathNot: [tests, '^apps/docs/', '^apps/inspector/build/'] },
      { dependencyTypes: ['npm-dev'], dependencyTypesNot: ['npm-peer', 'type-only'] },
    ),
    forbid('no-cycles', {}, { circular: true }),
    forbid(
      'no-orphans',
      { orphan: true, path: house, pathNot: ['\\.d\\.ts$', '^test/verification/foreign/plants/'] },
      {},
    ),
    forbid('no-unresolved-imports', {}, { couldNotResolve: true }),
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' },
    doNotFollow: { path: '^node_modules/' },
    exclude: { path: '^dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
    },
  },
};
