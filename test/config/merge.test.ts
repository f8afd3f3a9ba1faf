import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { environmentLayer, unknownVariables } from '../../src/config/environment.ts';
import { loadFiles } from '../../src/config/load.ts';
import {
  type Configuration,
  configurationOf,
  type Layer,
  mappingsOf,
  merge,
  type Origin,
  originText,
  thresholdsOf,
  topicsOf,
} from '../../src/config/merge.ts';
import { flagName, SETTINGS, variableName } from '../../src/config/settings.ts';
import { folder } from './files.ts';
import { sampleOf } from './samples.ts';

type Values = Readonly<Record<string, unknown>>;

interface Said {
  readonly flags?: Values;
  readonly environment?: Readonly<Record<string, string>>;
  readonly project?: string;
  readonly user?: string;
}

const flagLayer = (values: Values): Layer => ({ values, origin: ([key]) => ({ kind: 'flag', name: `flag ${key}` }) });

async function configured({ flags = {}, environment = {}, project, user }: Said): Promise<Configuration> {
  const home = folder(user === undefined ? {} : { '.config/socmetrics/config.yaml': user });
  const workingDirectory = folder(project === undefined ? {} : { 'socmetrics.config.yaml': project });
  const files = await loadFiles(null, { workingDirectory, home, environment: {} });
  return configurationOf(flagLayer(flags), environmentLayer(environment), files);
}

const complaint = (said: Said): Promise<string> =>
  configured(said).then(
    () => 'it was taken',
    (error: Error) => `${error.name}: ${error.message}`,
  );

/** The value of a setting and who said it; of a mapping, of its one field. */
function sourceOf({ single, named }: Configuration, name: string): readonly [unknown, Origin['kind']] | null {
  const inner = named.get(name);
  const found = single.get(name) ?? inner?.values().next().value;
  if (!found) return null;
  return [
    inner ? Object.fromEntries([...inner].map(([key, { value }]) => [key, value])) : found.value,
    found.origin.kind,
  ];
}

describe('who is heard', () => {
  const profiled = (name: string, value: unknown) =>
    `profile: mine\nmappings: { mine: { ${name}: ${JSON.stringify(value)} } }\n`;

  describe.each(SETTINGS)('about $name', (setting) => {
    const { name, places } = setting;
    const { inFile, meant, text, other } = sampleOf(name);
    const line = `${name}: ${JSON.stringify(inFile)}\n`;
    const elsewhere = { [variableName(setting)]: other };
    // A profile that is named has to be there.
    const there = name === 'profile' ? 'mappings: { mine: {}, yours: {}, said: {} }\n' : '';
    const flag = name === 'map' ? { createdAt: 'said' } : 'said';

    it('a flag before everything', async () => {
      const project = places.includes('profile') && name !== 'profile' ? profiled(name, inFile) : there;
      const found = await configured({ flags: { [name]: flag }, environment: elsewhere, project });
      expect(sourceOf(found, name)).toEqual([flag, 'flag']);
    });

    it('the environment before files', async () => {
      const project = places.includes('profile') ? profiled(name, inFile) : there;
      const found = await configured({ environment: { [variableName(setting)]: text }, project });
      expect(sourceOf(found, name)).toEqual([meant, 'environment']);
    });

    if (places.includes('profile'))
      it('the profile before what a file says of all files', async () => {
        const top = places.includes('top') ? `${name}: ${JSON.stringify(other)}\n` : '';
        const found = await configured({ project: profiled(name, inFile) + top });
        expect(sourceOf(found, name)).toEqual([meant, 'profile']);
      });

    if (places.includes('top'))
      it('the project before you', async () => {
        const found = await configured({ project: line + there, user: `${name}: ${JSON.stringify(other)}\n` });
        expect(sourceOf(found, name)).toEqual([meant, 'project']);
      });

    if (places.includes('top'))
      it('you, where nobody else says anything', async () => {
        expect(sourceOf(await configured({ project: there, user: line }), name)).toEqual([meant, 'user']);
      });

    it('nobody: the default', async () => {
      expect(sourceOf(await configured({}), name)).toBeNull();
    });
  });

  it('each name by itself, and lists whole', async () => {
    const found = await configured({
      project: 'topics: { a: [project], b: [project] }\nbot: [p]\nmasks: { m: "#" }\nthresholds: [response-rate > 1%]',
      user: 'topics: { b: [user], c: [user] }\nbot: [u, v]\nmasks: { n: "##" }\nthresholds: [response-rate > 2%, topics.a.count > 3]',
    });
    expect(topicsOf(found)).toEqual({ a: ['project'], b: ['project'], c: ['user'] });
    expect(sourceOf(found, 'bot')).toEqual([['p'], 'project']);
    expect(thresholdsOf(found).map(({ require }) => require)).toEqual(['response-rate > 1%']);
    expect([...(found.named.get('masks') ?? [])].map(([name, { origin }]) => [name, originText(origin)])).toEqual([
      ['m', 'socmetrics.config.yaml:3'],
      ['n', '~/.config/socmetrics/config.yaml:3'],
    ]);
  });

  it('a profile of the user under a project, and single fields by flags', async () => {
    const found = await configured({
      flags: { profile: 'mine', map: { status: 'State', id: 'Key' } },
      environment: { SOCMETRICS_MAP: 'subject=Title\nid=Nr, old' },
      project: 'mappings: { other: { dateOrder: mdy } }\ndateFormat: yyyy-MM-dd',
      user: 'mappings: { mine: { dateOrder: dmy, dateFormat: dd.MM.yyyy, map: { createdAt: Opened, id: Number } } }',
    });
    expect(mappingsOf(found)).toEqual(['status=State', 'id=Key', 'subject=Title', 'createdAt=Opened']);
    expect(sourceOf(found, 'dateFormat')).toEqual(['dd.MM.yyyy', 'profile']);
    expect(originText(found.single.get('dateOrder')?.origin as Origin)).toBe(
      '~/.config/socmetrics/config.yaml:1 (profile mine)',
    );
  });

  it('a threshold with the line that asks for it', async () => {
    const found = await configured({
      project: 'thresholds:\n  - response-rate > 1%\n\n  - { require: response-rate > 2%, level: warn }\n',
    });
    expect(thresholdsOf(found).map(({ require, origin }) => [require, originText(origin)])).toEqual([
      ['response-rate > 1%', 'socmetrics.config.yaml:2'],
      ['response-rate > 2%', 'socmetrics.config.yaml:4'],
    ]);
  });
});

describe('a name that there is not', () => {
  it.each<readonly [Said, string]>([
    [
      { flags: { profile: 'mine' } },
      'flag profile: there is no profile "mine". The configuration has none; write it under mappings.',
    ],
    [
      { environment: { SOCMETRICS_PROFILE: 'mime' }, project: 'mappings: { mine: {} }' },
      'SOCMETRICS_PROFILE: there is no profile "mime". Did you mean mine? There are mine.',
    ],
    [
      { project: '\nprofile: mime\nmappings: { mine: {} }' },
      'socmetrics.config.yaml:2:10: there is no profile "mime".',
    ],
    [
      {
        project: 'sla:\n  a: { metric: resolution, target: 1d, schedule: offce }',
        user: 'schedules: { office: { hours: {} } }',
      },
      'socmetrics.config.yaml:2:50: there is no schedule "offce". Did you mean office? There are office.',
    ],
  ])('%j', async (said, words) => {
    expect(await complaint(said)).toContain(`UserError: ${words}`);
  });
});

describe('laying one over another', () => {
  const names = fc.constantFrom('a', 'b', 'c', 'd');
  const values = fc.dictionary(names, fc.integer());
  const lists = fc.dictionary(names, fc.array(fc.integer(), { maxLength: 3 }));
  const layer = fc.record({
    single: values,
    list: lists,
    named: fc.option(values, { nil: undefined }),
    other: fc.option(lists, { nil: undefined }),
  });

  it('takes each value from the first that has it', () => {
    fc.assert(
      fc.property(fc.array(layer, { maxLength: 5 }), (said) => {
        const layers = said.map(({ single, list, named, other }, index): Layer => {
          const renamed = Object.fromEntries(Object.entries(list).map(([key, value]) => [`list ${key}`, value]));
          return {
            values: { ...single, ...renamed, named, other },
            origin: () => ({ kind: 'flag', name: String(index) }),
          };
        });
        const merged = merge(layers);
        for (const key of new Set(layers.flatMap((one) => Object.keys(one.values)))) {
          const first = layers.findIndex((one) => one.values[key] !== undefined && key !== 'named' && key !== 'other');
          expect(merged.single.get(key)?.value).toEqual(layers[first]?.values[key]);
          if (first >= 0) expect(originText(merged.single.get(key)?.origin as Origin)).toBe(String(first));
        }
        for (const key of ['named', 'other'] as const) {
          for (const name of ['a', 'b', 'c', 'd']) {
            const first = said.find((one) => one[key]?.[name] !== undefined);
            expect(merged.named.get(key)?.get(name)?.value).toEqual(first?.[key]?.[name]);
          }
        }
      }),
    );
  });
});

describe('the environment', () => {
  it.each(SETTINGS)('sets $name by its variable', (setting) => {
    const { text, meant } = sampleOf(setting.name);
    const { values, origin } = environmentLayer({ [variableName(setting)]: text });
    expect(values).toEqual({ [setting.name]: meant });
    expect(origin([setting.name])).toEqual({ kind: 'environment', name: variableName(setting) });
    expect(variableName(setting)).toBe(`SOCMETRICS_${flagName(setting).slice(2).replaceAll('-', '_').toUpperCase()}`);
  });

  it('sets nothing by an empty variable', () => {
    expect(environmentLayer({ SOCMETRICS_TZ: '', SOCMETRICS_BOT: ' ', SOCMETRICS_GAP: undefined }).values).toEqual({});
  });

  it('separates by commas, or by lines where a value holds one', () => {
    expect(environmentLayer({ SOCMETRICS_BOT: 'a, b,,c' }).values).toEqual({ bot: ['a', 'b', 'c'] });
    expect(environmentLayer({ SOCMETRICS_BOT: 'Kowal, Marta\nRobo\n' }).values).toEqual({
      bot: ['Kowal, Marta', 'Robo'],
    });
  });

  it.each([
    [{ SOCMETRICS_TZ: 'Warsaw' }, 'SOCMETRICS_TZ: "Warsaw" is not a time zone.'],
    [{ SOCMETRICS_GAP: '24' }, 'SOCMETRICS_GAP: "24" is not a duration.'],
    [{ SOCMETRICS_BY: 'channel,topic,agent' }, 'SOCMETRICS_BY: at most 2 values.'],
    [{ SOCMETRICS_BY: 'chanel' }, 'SOCMETRICS_BY: "chanel" is not legal here. Did you mean channel?'],
    [{ SOCMETRICS_BOTS: 'all' }, 'SOCMETRICS_BOTS: "all" is not legal here. Legal are separate, count.'],
    [{ SOCMETRICS_SKIP_UNREADABLE: 'maybe' }, 'SOCMETRICS_SKIP_UNREADABLE: "maybe" is neither yes nor no.'],
    [{ SOCMETRICS_MAP: 'createdAt' }, 'SOCMETRICS_MAP: createdAt: not of the form field=column.'],
    [{ SOCMETRICS_AS_OF: 'yesterday' }, 'SOCMETRICS_AS_OF: "yesterday" is not a date.'],
  ])('is told what is wrong with %j', (environment, words) => {
    expect(() => environmentLayer(environment)).toThrow(words);
  });

  it('is told what sets nothing', () => {
    const environment = {
      SOCMETRICS_TIMEZONE: 'UTC',
      SOCMETRICS_GAPP: '1h',
      SOCMETRICS_XYZZY: '1',
      SOCMETRICS_TZ: 'UTC',
      SOCMETRICS_CONFIG: 'x',
      PATH: '',
    };
    expect(unknownVariables(environment)).toEqual([
      'SOCMETRICS_GAPP sets nothing. Did you mean SOCMETRICS_GAP?',
      'SOCMETRICS_TIMEZONE sets nothing. Did you mean SOCMETRICS_TZ?',
      'SOCMETRICS_XYZZY sets nothing.',
    ]);
  });
});
