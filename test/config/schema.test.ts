import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import * as z from 'zod';
import { configJsonSchema, configSchema } from '../../src/config/schema.ts';
import { flagName, SETTINGS } from '../../src/config/settings.ts';
import { type AnalyzeOptions, withDefaults } from '../../src/options.ts';
import { complaint, load } from './files.ts';
import { sampleOf } from './samples.ts';

const EXAMPLE = readFileSync('fixtures/config/socmetrics.config.yaml', 'utf8');
const HOLIDAYS = readFileSync('fixtures/config/holidays.ics');

describe('a file that is wrong', () => {
  it.each([
    // Unknown keys: what is nearest, or where the thing belongs.
    ['timezone: UTC', '1:1: unknown key "timezone". Did you mean timeZone?'],
    ['time-zone: UTC', '1:1: unknown key "time-zone". Did you mean timeZone?'],
    ['\nthreshold: []', '2:1: unknown key "threshold". Did you mean thresholds?'],
    ['tz: UTC', '1:1: unknown key "tz". --tz is called timeZone here.'],
    ['within: 2h', '1:1: unknown key "within". --within is called limits here.'],
    ['from: 2026-01-01', '1:1: from holds for one run. Say it there: --from.'],
    ['asOf: 2026-01-01', '1:1: asOf holds for one run. Say it there: --as-of.'],
    ['platform: tickets', '1:1: platform holds for one kind of files. Write it into a profile under mappings.'],
    ['constructor: 1', '1:1: unknown key "constructor". Legal are $schema, profile, '],
    ['mappings: { a: { dateformat: x } }', '1:18: mappings.a: unknown key "dateformat". Did you mean dateFormat?'],
    [
      'mappings: { a: { map: { creatdAt: x } } }',
      '1:25: mappings.a.map: unknown key "creatdAt". Did you mean createdAt?',
    ],
    [
      'thresholds:\n  - require: response-rate > 1%\n    minimumn: 3',
      '3:5: thresholds[0]: unknown key "minimumn". Did you mean minimumN?',
    ],

    // Kinds.
    ['- timeZone: UTC', '1:1: a list of keys and values is due here, and a list was found.'],
    ['hello', '1:1: a list of keys and values is due here, and the text "hello" was found.'],
    ['gap: 24', '1:6: gap: a duration such as 45m, 24h or 3d is due here, and the number 24 was found.'],
    ['gap:', '1:5: gap: nothing stands here, and a duration such as 45m, 24h or 3d is due.'],
    ['gap: ""', '1:6: gap: nothing stands here, and a duration such as 45m, 24h or 3d is due.'],
    ['gap: [1h]', '1:6: gap: a duration such as 45m, 24h or 3d is due here, and a list was found.'],
    ['bot: { a: 1 }', '1:6: bot: a name is due here, and a list of keys and values was found.'],
    ['bot: [a, true]', '1:10: bot[1]: a name is due here, and true was found.'],
    ['bots: [count]', '1:7: bots: a text is due here, and a list was found.'],
    ['topics: [a, b]', '1:9: topics: a list of names and what they hold is due here, and a list was found.'],
    ['topics:\n  a:\n    - #b', '3:7: topics.a[0]: nothing stands here'],
    ['thresholds: response-rate > 1%', '1:13: thresholds: a list is due here, and the text'],

    // Values.
    ['timeZone: Warsaw', '1:11: timeZone: "Warsaw" is not a time zone.'],
    ['gap: 3 parrots', '1:6: gap: "3 parrots" is not a duration. Write for example 45m, 24h or 3d.'],
    ['pending: -1h', '1:10: pending: "-1h" is not a duration.'],
    ['limits: [1h, soon]', '1:14: limits[1]: "soon" is not a duration.'],
    ['bots: counted', '1:7: bots: "counted" is not legal here. Did you mean count? Legal are separate, count.'],
    ['by: chanel', '1:5: by: "chanel" is not legal here. Did you mean channel?'],
    ['by: [channel, topic, agent]', '1:5: by: at most 2 values here.'],
    ['metrics: [response-rate, first-response]', '1:26: metrics[1]: "first-response" is not legal here.'],
    ['include: no-customer-message', '1:10: include: "no-customer-message" is not legal here.'],
    ['dateFormat: DD.MM.YYYY', '1:13: dateFormat: "DD.MM.YYYY" is not a date pattern.'],
    ['topics: { x: [c++] }', '1:15: topics.x[0]: "c++" finds nothing.'],
    ['topics: { x: { word: [a] } }', '1:16: topics.x: unknown key "word". Did you mean words?'],
    ['topics: { x: { words: [c++] } }', '1:24: topics.x.words[0]: "c++" finds nothing.'],
    ['topics: { x: { not: "*" } }', '1:21: topics.x.not: "*" finds nothing.'],
    [
      'topics: { x: { patterns: ["a(?=b)"] } }',
      '1:27: topics.x.patterns[0]: the pattern "a(?=b)" looks around or back',
    ],
    ['topics: { x: { patterns: "(a+" } }', '1:26: topics.x.patterns: the pattern "(a+" is no regular expression'],
    [
      `topics: { x: { patterns: [${Array.from({ length: 51 }, (_, at) => `a${at}`)}] } }`,
      '1:9: topics: 51 patterns, and at most 50',
    ],
    ['topics: { x: { languages: [klingonish] } }', '1:28: topics.x.languages[0]: "klingonish" is no language'],
    ['topics: { x: { replaces: maybe } }', '1:26: topics.x.replaces: true or false is due here'],
    ['builtInTopics: maybe', '1:16: builtInTopics: "maybe" is not legal here. Legal are on, off.'],
    ['topics: { x: [ref*nd] }', '1:15: topics.x[0]: "ref*nd" finds nothing.'],
    ['topics: { "12": [x] }', '1:11: topics: "12" cannot be a name.'],
    ['topics: { "": [x] }', '1:11: topics: "" cannot be a name.'],
    ['mappings: { a: { encoding: utf-9 } }', '1:28: mappings.a.encoding: "utf-9" is no encoding that is known here.'],
    ['mappings: { a: { delimiter: ", " } }', '1:29: mappings.a.delimiter: ", " separates no columns.'],
    [
      'mappings: { a: { platform: ticket } }',
      '1:28: mappings.a.platform: "ticket" is not legal here. Did you mean tickets?',
    ],
    ['mappings: { a: { platform: tickets, map: { at: x } } }', '1:44: mappings.a.map: tickets has no field "at".'],
    ['thresholds: [response-rat >= 95%]', '1:14: thresholds[0]: There is no metric "response-rat". Did you mean'],
    ['thresholds:\n  - "response-rate >= 95 m"', '2:23: thresholds[0]: '],
    ['thresholds:\n  - level: warn', '2:5: thresholds[0]: the key "require" is missing. Write there a threshold'],
    [
      'thresholds:\n  - { require: response-rate > 1%, level: fatal }',
      '2:43: thresholds[0].level: "fatal" is not legal here. Legal are error, warn.',
    ],
    [
      'thresholds:\n  - { require: response-rate > 1%, minimumN: 1.5 }',
      'thresholds[0].minimumN: a whole number is due here',
    ],
    ['sla: { a: { metric: first-response, target: 1 } }', '1:45: sla.a.target: a duration'],
    ['sla: { a: { metric: first-response } }', '1:11: sla.a: the key "target" is missing.'],
    ['sla: { a: { metric: resolution, target: 1d, share: 120% } }', '1:52: sla.a.share: "120%" is no percentage.'],
    [
      'sla: { a: { metric: resolution, target: 1d, where: { chanel: x } } }',
      '1:54: sla.a.where: unknown key "chanel". Did you mean channel?',
    ],
    [
      'schedules: { a: { hours: { mon: 9-17 } } }',
      '1:33: schedules.a.hours.mon: "9-17" are no hours. Write 09:00-17:00',
    ],
    ['schedules: { a: { hours: { mon: 08:00-08:00 } } }', '"08:00-08:00" are no hours.'],
    ['schedules: { a: { hours: { mon: 08:00-24:30 } } }', '"08:00-24:30" are no hours.'],
    [
      'schedules: { a: { hours: { mon: [08:00-12:00, 11:00-18:00] } } }',
      'hours.mon: 08:00-12:00 overlaps with 11:00-18:00 of mon.',
    ],
    [
      'schedules: { a: { hours: { tue: 22:00-06:00, wed: 05:00-09:00 } } }',
      'hours.tue: 22:00-06:00 overlaps with 05:00-09:00 of wed.',
    ],
    [
      'schedules: { a: { hours: { sun: 20:00-10:00, mon: 09:00-17:00 } } }',
      'hours.sun: 20:00-10:00 overlaps with 09:00-17:00 of mon.',
    ],
    ['schedules: { a: { hours: { mom: 09:00-17:00 } } }', 'unknown key "mom". Did you mean mon?'],
    ['schedules: { a: { hours: {}, holidays: [2026-02-30] } }', 'holidays[0]: "2026-02-30" is no date.'],
    ['schedules: { a: { hours: {}, holidays: [2026-12-25T10:00] } }', '"2026-12-25T10:00" is no date.'],
    ['schedules: { a: { hours: {}, calendar: holidays.txt } }', 'calendar: a calendar is an .ics file.'],
    ['sla: { a: { metric: resolution, target: 1d, schedule: offce } }\nschedules: { office: { hours: {} } }', null],
    ['masks: { a: order }', '1:13: masks.a: a mask has # for each digit'],
  ])('%j', async (text, words) => {
    // A schedule that is named and not there is known only when all files are laid over one another.
    if (words === null) return void (await load(text));
    const message = await complaint(text);
    expect(message).toContain(words);
    expect(message).toMatch(/^socmetrics\.config\.yaml:\d+:\d+: /);
  });

  it('is told with all that is wrong, in the order of the lines', async () => {
    const lines = (await complaint('gap: 24\nby: chanel\ntimezone: UTC\nbots: counted\n')).split('\n');
    expect(lines.map((line) => line.split(': ')[0])).toEqual(
      [1, 2, 3, 4].map((line) => expect.stringContaining(`yaml:${line}:`)),
    );
  });

  it.each([
    ['topics: { x: [""] }'],
    ['topics: { x: { not: "" } }'],
    ['topics: { x: { patterns: [""] } }'],
    ['topics: { x: { languages: [""] } }'],
    ['masks: { x: "" }'],
    ['bot: [""]'],
    ['timeZone: ""'],
  ])('is told once where nothing stands: %s', async (text) => {
    const lines = (await complaint(text)).split('\n');
    expect(lines).toEqual([expect.stringContaining('nothing stands here')]);
  });

  it('is told with ten mistakes at most', async () => {
    const lines = (await complaint(Array.from({ length: 30 }, (_, index) => `key${index}: 1`).join('\n'))).split('\n');
    expect(lines).toHaveLength(11);
    expect(lines.at(-1)).toBe('... and 20 more.');
  });

  it('prints no escapes of strangers', async () => {
    const message = await complaint(
      '"\\e[31mred": 1\ngap: "\\e[2J"\ntopics: { "\\e]0;x": [a], y: ["\\e"] }\nbots: "\\u202e"',
    );
    expect(message).toContain('unknown key "\\u{1b}[31mred"');
    expect(message).not.toMatch(/[\u001b\u202e]/);
  });
});

describe('a file that is right', () => {
  it('is the example of the documentation, whole', async () => {
    const { values } = await load(EXAMPLE, undefined, { 'holidays.ics': HOLIDAYS });
    expect(values).toMatchObject({
      timeZone: 'Europe/Warsaw',
      bot: ['VekkiloWelcome'],
      excludeAuthor: ['qa-*', '900001'],
      topics: { 'staff and service': [] },
      mappings: { helpdesk: { delimiter: 'semicolon', map: { firstReplyAfter: 'Erste Antwort:min' } } },
      thresholds: [{ require: 'response-rate >= 80%' }, { level: 'warn', minimumN: 20 }],
      sla: { 'first-hour': { where: { channel: ['twitter', 'chat'], priority: ['high'] } } },
      schedules: {
        office: {
          holidays: [{ date: '2026-04-06' }, { date: '2026-12-25', name: 'Christmas' }],
        },
      },
    });
  });

  it('names every section in the example', async () => {
    const { values } = await load(EXAMPLE, undefined, { 'holidays.ics': HOLIDAYS });
    const { topics, mappings, thresholds, sla, schedules, masks } = values;
    expect([topics, mappings, thresholds, sla, schedules, masks]).not.toContain(undefined);
  });

  it('may be empty, or only remarks', async () => {
    expect((await load('')).values).toEqual({});
    expect((await load('# nothing yet\n')).values).toEqual({});
  });

  it('may be JSON', async () => {
    const { values } = await load(
      '{\n\t"$schema": "x.json",\n\t"timeZone": "Europe/Warsaw"\n}',
      'socmetrics.config.json',
    );
    expect(values).toMatchObject({ timeZone: 'Europe/Warsaw' });
  });

  it('may close at 24:00 and work through the night', async () => {
    await load(
      'schedules: { all: { hours: { mon: 00:00-24:00, tue: ["00:00-06:00", "22:00 – 06:00"], wed: 06:00-24:00 } } }',
    );
  });

  it.each(SETTINGS.filter(({ places }) => places.includes('top')))('may set $name', async ({ name }) => {
    const { inFile, meant } = sampleOf(name);
    expect((await load(JSON.stringify({ [name]: inFile }), 'socmetrics.config.json')).values).toEqual({
      [name]: meant,
    });
  });

  it.each(SETTINGS.filter(({ places }) => places.includes('profile')))('may set $name in a profile', async ({
    name,
  }) => {
    const { inFile, meant } = sampleOf(name);
    const { values } = await load(JSON.stringify({ mappings: { mine: { [name]: inFile } } }), 'socmetrics.config.json');
    expect(values).toEqual({ mappings: { mine: { [name]: meant } } });
  });
});

describe('the settings', () => {
  it('have different names, and each a flag of its own', () => {
    expect(new Set(SETTINGS.map(({ name }) => name)).size).toBe(SETTINGS.length);
    expect(new Set(SETTINGS.map(flagName)).size).toBe(SETTINGS.length);
  });

  it('state the defaults that the options have', () => {
    const options = withDefaults({}) as unknown as Record<string, unknown>;
    for (const { name, default: stated } of SETTINGS.filter((one) => one.default !== undefined)) {
      const withStated = withDefaults({ [name]: stated } as AnalyzeOptions) as unknown as Record<string, unknown>;
      expect(withStated[name], name).toEqual(options[name]);
    }
  });

  it('are legal options wherever a file may hold them', () => {
    for (const { name, group } of SETTINGS.filter((one) => one.group !== 'configuration' && one.name !== 'map')) {
      // A clock of business hours wants business hours.
      const given = { businessHours: '24/7', [name]: sampleOf(name).meant } as AnalyzeOptions;
      expect(() => withDefaults(given), `${group} ${name}`).not.toThrow();
    }
  });
});

describe('the schema for editors', () => {
  const published = JSON.parse(configJsonSchema());
  const editor = z.fromJSONSchema(published);

  it('is the one beside the documentation', () => {
    expect(readFileSync('docs/config.schema.json', 'utf8')).toBe(configJsonSchema());
  });

  it('takes the example', () => {
    expect(editor.safeParse(parse(EXAMPLE)).error?.issues).toBeUndefined();
  });

  it.each([
    { timezone: 'UTC' },
    { bots: 'counted' },
    { gap: 24 },
    { by: 'chanel' },
    { thresholds: [{ level: 'warn' }] },
  ])('marks %j as the program does', (wrong) => {
    expect(configSchema.safeParse(wrong).success).toBe(false);
    expect(editor.safeParse(wrong).success).toBe(false);
  });

  it('says of every key what it is for', () => {
    const keys = Object.entries<{ description?: string }>(published.properties);
    expect(keys.filter(([, { description }]) => !description)).toEqual([]);
  });
});
