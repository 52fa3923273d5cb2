import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { brotliDecompressSync } from 'node:zlib';
import type { LaunchOptions } from 'playwright-core';

const require = createRequire(import.meta.url);
const onSystem = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'] as const;

/** No Chromium starts. */
export class NoChromiumError extends Error {
  readonly code = 'E_NO_CHROMIUM';
}

export interface ChromiumOptions {
  readonly args?: readonly string[];
  /** Whether any Chromium gets the one font of the package, so that pages look the same on every machine. */
  readonly ownFonts?: boolean;
}

/**
 * Starts a Chromium: that of `CHROME_PATH`, of the system, of the npm package `@sparticuz/chromium`, or one that
 * Playwright itself has installed, whichever is there first. Throws `NoChromiumError`, which says what to do.
 */
export async function startChromium<T>(
  launch: (options: LaunchOptions) => Promise<T>,
  { args = [], ownFonts = false }: ChromiumOptions = {},
): Promise<T> {
  const given = process.env['CHROME_PATH'] ?? onSystem.find((path) => existsSync(path));
  const unpacked = given === undefined || ownFonts ? await unpack() : null;
  const executablePath = given ?? unpacked?.chromium;
  const start = (env: Readonly<Record<string, string>>) =>
    launch({
      ...(executablePath !== undefined && { executablePath }),
      args: ['--no-sandbox', '--disable-gpu', ...args],
      env: { ...process.env, ...env } as Record<string, string>,
    });
  const fonts: Record<string, string> = unpacked ? { FONTCONFIG_FILE: unpacked.fonts } : {};
  try {
    return await start(fonts).catch((cause: unknown) => {
      if (!unpacked || !/shared librar/.test(String(cause))) throw cause;
      return start({ ...fonts, LD_LIBRARY_PATH: unpacked.libraries });
    });
  } catch (cause) {
    const [why] = String((cause as Error).message).split('\n', 1);
    const what =
      executablePath === undefined ? 'There is no Chromium' : `Chromium at ${executablePath} does not start`;
    throw new NoChromiumError(
      `${what}; set CHROME_PATH to one that does, or npm install @sparticuz/chromium, or npx playwright-core install chromium. ${why}`,
      { cause },
    );
  }
}

interface Unpacked {
  readonly chromium: string;
  /** A fontconfig that knows one font. */
  readonly fonts: string;
  /** What Chromium links to and a bare machine may lack (NSS). */
  readonly libraries: string;
}

/** Where the npm package keeps it; `null` where that is not installed. */
function packedIn(): string | null {
  try {
    return join(dirname(require.resolve('@sparticuz/chromium')), '../../bin');
  } catch {
    return null;
  }
}

/** Chromium out of its npm package, once a machine: unpacked beside its place and moved into it whole. */
async function unpack(): Promise<Unpacked | null> {
  const bin = packedIn();
  if (bin === null) return null;
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
  if (status !== 0) throw new NoChromiumError(`Chromium could not be unpacked: ${String(stderr)}`);
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
