import { mkdtemp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { builtPage } from '../../apps/server/built.ts';

const page = { name: 'page', files: ['index.html'], config: 'page.config.ts', sources: ['src', 'one.json'] };
/** Stands for the bundler: writes how often it was called, or fails where a source says so. */
const bundler = `
const fs = require('node:fs');
if (fs.readFileSync('src/main.ts', 'utf8') === 'broken') { console.error('main.ts is broken'); process.exit(1); }
const file = 'dist/page/index.html';
const times = fs.existsSync(file) ? Number(fs.readFileSync(file, 'utf8')) : 0;
fs.mkdirSync('dist/page', { recursive: true });
fs.writeFileSync(file, String(times + 1));
`;

describe('a built page that is served', () => {
  let home: string;
  beforeEach(async () => {
    home = await mkdtemp(join(tmpdir(), 'hyrje-built-'));
    await mkdir(join(home, 'node_modules/vite/bin'), { recursive: true });
    await mkdir(join(home, 'src/deeper'), { recursive: true });
    await writeFile(join(home, 'node_modules/vite/bin/vite.js'), bundler);
    await writeFile(join(home, 'page.config.ts'), '');
    await write('src/main.ts', 'one');
    await write('src/deeper/part.ts', 'one');
    await write('one.json', '{}');
  });
  afterEach(() => rm(home, { recursive: true }));
  const write = (file: string, text: string) => writeFile(join(home, file), text);
  const times = async () => Number(await readFile(join(await builtPage(page, home), 'index.html'), 'utf8'));

  it('is built once for the same sources, and anew when one of them is another', async () => {
    expect(await times()).toBe(1);
    expect(await times()).toBe(1);
    await write('src/deeper/part.ts', 'two');
    expect(await times()).toBe(2);
    await write('one.json', '[]');
    expect(await times()).toBe(3);
    await write('src/new.ts', '');
    expect(await times()).toBe(4);
    expect(await times()).toBe(4);
  });

  it('is not served of other sources when it cannot be built: it says so', async () => {
    await times();
    await write('src/main.ts', 'broken');
    await expect(builtPage(page, home)).rejects.toThrow(
      /dist\/page is not built of these sources.*main\.ts/s,
    );
    await write('src/main.ts', 'one');
    expect(await times()).toBe(1);
  });

  it('is served as it came where there are no sources', async () => {
    await times();
    await rm(join(home, 'src'), { recursive: true });
    await rm(join(home, 'page.config.ts'));
    expect(await times()).toBe(1);
  });
});
