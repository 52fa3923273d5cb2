import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import { type Browser, type BrowserServer, chromium, type LaunchOptions } from 'playwright-core';

const require = createRequire(import.meta.url);

const quietly = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--font-render-hinting=none',
];

const onSystem = '/usr/bin/chromium';

/** A browser with a fresh profile. Throws, and says why, when none can be started: no test is skipped. */
export function launchChromium(): Promise<Browser> {
  return startChromium((options) => chromium.launch(options));
}

/** The same in a process that others connect to by its `wsEndpoint`. */
export function serveChromium(): Promise<BrowserServer> {
  return startChromium((options) => chromium.launchServer(options));
}

async function startChromium<T>(launch: (options: LaunchOptions) => Promise<T>): Promise<T> {
  const unpacked = await unpack();
  const executablePath = process.env['CHROME_PATH'] ?? (existsSync(onSystem) ? onSystem : unpacked.chromium);
  const start = (env: Record<string, string>) =>
    launch({ executablePath, args: quietly, env: { ...process.env, ...env } as Record<string, string> });
  const fonts = { FONTCONFIG_FILE: unpacked.fonts };
  try {
    return await start(fonts).catch((cause: unknown) => {
      if (!/shared librar/.test(String(cause))) throw cause;
      return start({ ...fonts, LD_LIBRARY_PATH: unpacked.libraries });
    });
  } catch (cause) {
    throw new Error(`Chromium at ${executablePath} does not start; set CHROME_PATH to one that does.`, {
      cause,
    });
  }
}

interface Unpacked {
  chromium: string;
  /** A fontconfig that knows one font, so that a page looks the same on every machine. */
  fonts: string;
  /** What Chromium links to and a bare machine may lack (NSS). */
  libraries: string;
}

/** Chromium out of its npm package, once a machine: unpacked beside its place and moved into it whole. */
async function unpack(): Promise<Unpacked> {
  const bin = join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  const { version } = JSON.parse(await readFile(join(bin, '../package.json'), 'utf8')) as { version: string };
  const cache = process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache');
  const home = join(await writable(cache), `hyrje-chromium-${version}`);
  const places = {
    chromium: join(home, 'chromium'),
    fonts: join(home, 'fonts.conf'),
    libraries: join(home, 'lib'),
  };
  if (existsSync(home)) return places;

  const draft = await mkdtemp(`${home}-`);
  const open = async (name: string) => brotliDecompressSync(await readFile(join(bin, name)));
  await writeFile(join(draft, 'chromium'), await open('chromium.br'), { mode: 0o700 });
  for (const name of ['fonts', 'al2023']) untar(await open(`${name}.tar.br`), draft);
  await writeFile(join(draft, 'fonts.conf'), fontconfig(home));
  await rename(draft, home).catch(() => rm(draft, { recursive: true, force: true }));
  return places;
}

async function writable(folder: string): Promise<string> {
  try {
    await mkdir(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
    return folder;
  } catch {
    return tmpdir();
  }
}

function untar(tar: Buffer, folder: string): void {
  const { status, stderr } = spawnSync('tar', ['-x', '--no-same-owner', '-C', folder], { input: tar });
  if (status !== 0) throw new Error(`Chromium could not be unpacked: ${String(stderr)}`);
}

const fontconfig = (home: string) => `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>${home}/fonts</dir>
  <dir>/usr/share/fonts/truetype/dejavu</dir>
  <cachedir>${home}/font-cache</cachedir>
  <alias binding="strong"><family>system-ui</family><prefer><family>Open Sans</family></prefer></alias>
  <alias binding="strong"><family>sans-serif</family><prefer><family>Open Sans</family></prefer></alias>
</fontconfig>
`;
