import { mkdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { loadFiles, type Surroundings } from '../../src/config/load.ts';
import { complaint, folder, load, NOBODY } from './files.ts';

const found = async (around: Partial<Surroundings>, named: string | false | null = null) =>
  (await loadFiles(named, { workingDirectory: '/nowhere', ...NOBODY, ...around })).map(({ kind, path, values }) => [
    kind,
    path,
    values,
  ]);

const refusal = (around: Partial<Surroundings>, named: string | null = null) =>
  found(around, named).then(
    (files) => `it was taken: ${JSON.stringify(files)}`,
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe('the file of the project', () => {
  it.each(['yaml', 'yml', 'json'])('is socmetrics.config.%s in the working directory', async (extension) => {
    const workingDirectory = folder({ [`socmetrics.config.${extension}`]: '{ "gap": "1h" }' });
    expect(await found({ workingDirectory })).toEqual([['project', `socmetrics.config.${extension}`, { gap: '1h' }]]);
  });

  it('is found in a folder above, and the nearest counts', async () => {
    const top = folder({
      'socmetrics.config.yaml': 'gap: 1h',
      'a/socmetrics.config.yml': 'gap: 2h',
      'a/b/c/export.csv': '',
    });
    expect(await found({ workingDirectory: join(top, 'a/b/c') })).toEqual([
      ['project', '../../socmetrics.config.yml', { gap: '2h' }],
    ]);
  });

  it('need not be there', async () => {
    expect(await found({ workingDirectory: folder() })).toEqual([]);
    expect(await found({ workingDirectory: '/' })).toEqual([]);
    expect(await found({ workingDirectory: '/nowhere/at/all' })).toEqual([]);
  });

  it('is one: two in a folder are an error that names both', async () => {
    const workingDirectory = folder({ 'socmetrics.config.yaml': '', 'socmetrics.config.json': '{}' });
    const message = await refusal({ workingDirectory });
    expect(message).toContain(`${workingDirectory}/socmetrics.config.yaml`);
    expect(message).toContain(`${workingDirectory}/socmetrics.config.json stand side by side`);
    expect(await found({ workingDirectory }, 'socmetrics.config.json')).toEqual([
      ['project', 'socmetrics.config.json', {}],
    ]);
  });
});

describe('--config', () => {
  it('names another file, of any name, relative to the working directory', async () => {
    const workingDirectory = folder({ 'socmetrics.config.yaml': 'gap: 1h', 'ci/strict': 'gap: 2h' });
    expect(await found({ workingDirectory }, 'ci/strict')).toEqual([['project', 'ci/strict', { gap: '2h' }]]);
    expect(await found({ workingDirectory }, join(workingDirectory, 'ci/strict'))).toHaveLength(1);
  });

  it.each([
    ['missing.yaml', 'missing.yaml cannot be read: there is no such file.'],
    ['export.csv/x.yaml', 'a part of its path is not a folder.'],
    ['sub', 'sub cannot be read: it is a folder.'],
  ])('%s is told', async (named, words) => {
    const workingDirectory = folder({ 'export.csv': '', 'sub/x': '' });
    const message = await refusal({ workingDirectory }, named);
    expect(message).toContain(words);
    expect(message).toContain('Name another configuration file with --config, or none with --no-config.');
  });

  it('can be refused', async () => {
    const workingDirectory = folder({ 'socmetrics.config.yaml': 'gap: 1h' });
    expect(await found({ workingDirectory }, false)).toEqual([]);
  });
});

describe('your own file', () => {
  it('is below the project’s, in XDG_CONFIG_HOME or .config', async () => {
    const home = folder({ '.config/socmetrics/config.yaml': 'gap: 1h', 'xdg/socmetrics/config.yml': 'gap: 2h' });
    const workingDirectory = folder({ 'socmetrics.config.yaml': 'gap: 3h' });
    expect(await found({ workingDirectory, home })).toEqual([
      ['project', 'socmetrics.config.yaml', { gap: '3h' }],
      ['user', '~/.config/socmetrics/config.yaml', { gap: '1h' }],
    ]);
    const environment = { XDG_CONFIG_HOME: join(home, 'xdg') };
    expect((await found({ home, environment })).at(-1)).toEqual(['user', '~/xdg/socmetrics/config.yml', { gap: '2h' }]);
  });

  it('is where it always is if XDG_CONFIG_HOME is empty or relative', async () => {
    const home = folder({ '.config/socmetrics/config.json': '{}' });
    for (const XDG_CONFIG_HOME of ['', 'relative', '.']) {
      expect(await found({ home, environment: { XDG_CONFIG_HOME } })).toHaveLength(1);
    }
  });

  it('is one as well', async () => {
    const home = folder({ '.config/socmetrics/config.yaml': '', '.config/socmetrics/config.yml': '' });
    expect(await refusal({ home })).toContain('stand side by side');
  });

  it('is not laid over itself where it is named', async () => {
    const home = folder({ '.config/socmetrics/config.yaml': 'gap: 1h' });
    expect(await found({ home }, join(home, '.config/socmetrics/config.yaml'))).toHaveLength(1);
  });
});

describe('what is no configuration', () => {
  it.each([
    ['a binary file', Buffer.from([0x7f, 0x45, 0x4c, 0x46, 0, 1, 2]), 'this is no text in UTF-8.'],
    ['another encoding', Buffer.from('topics: { gr\xfc\xdfe: [x] }', 'latin1'), 'this is no text in UTF-8.'],
    ['UTF-16', Buffer.from('\ufeffgap: 1h', 'utf16le'), 'this is UTF-16. Save it as UTF-8.'],
    ['10 MB', Buffer.alloc(10 * 1024 * 1024, 'a: b # \n'), 'larger than 1 MiB.'],
    ['zeros', Buffer.alloc(1000), 'this is no text in UTF-8.'],
  ])('is told: %s', async (_, content, words) => {
    expect(await complaint(content)).toContain(`socmetrics.config.yaml: ${words}`);
  });

  it('is a link that leads nowhere, or round', async () => {
    const workingDirectory = folder();
    symlinkSync('nothing.yaml', join(workingDirectory, 'socmetrics.config.yaml'));
    expect(await refusal({ workingDirectory })).toContain('cannot be read: there is no such file');
    symlinkSync('round.yaml', join(workingDirectory, 'round.yaml'));
    expect(await refusal({ workingDirectory }, 'round.yaml')).toContain('its links lead in a ring');
  });

  it('is a folder of its name', async () => {
    const workingDirectory = folder();
    mkdirSync(join(workingDirectory, 'socmetrics.config.yaml'));
    expect(await refusal({ workingDirectory })).toContain('it is a folder');
  });

  it('is a device without end', async () => {
    expect(await refusal({}, '/dev/zero')).toContain('larger than 1 MiB');
  });

  it('prints no escapes of strangers', async () => {
    expect(await refusal({}, '/nowhere/\u001b[31m.yaml')).toContain('\\u{1b}[31m.yaml cannot be read');
  });

  it('is not a mark of the byte order', async () => {
    expect((await load('\ufeffgap: 1h')).values).toEqual({ gap: '1h' });
    expect(await complaint('\ufeffgap: 1')).toMatch(/^socmetrics\.config\.yaml:1:6: /);
  });
});
