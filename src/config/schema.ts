import * as z from 'zod';
import { DIMENSIONS } from '../metrics/dimensions.ts';
import { TARGET_CLOCKS, TARGET_METRICS } from '../model/target.ts';
import { printable } from '../model/text.ts';
import { FIELDS, PLATFORMS } from '../sources/platforms/index.ts';
import { isTable } from '../sources/platforms/platform.ts';
import { keys } from './keys.ts';
import { schedule } from './schedule.ts';
import { attributeName, flagName, SETTINGS, type Setting } from './settings.ts';
import { checkThreshold } from './threshold.ts';
import { topics } from './topics.ts';
import { duration, listOf, name, oneOf, text } from './values.ts';

/** What people name: a topic, a profile, a schedule. It is printed, and thresholds speak of it. */
const ownName = z
  .string()
  .refine((one) => /\p{L}/u.test(one) && one.length <= 100 && printable(one.trim(), 200) === one, {
    error: ({ input }) =>
      `"${printable(String(input))}" cannot be a name. A name has a letter, at most 100 characters, and no spaces around it.`,
  });

const named = <Item extends z.ZodType>(item: Item) => z.record(ownName, item);

const valueIn = (setting: Setting): z.ZodType =>
  setting.kind === 'list' || setting.kind === 'repeatable' ? listOf(setting.value, setting.most) : setting.value;

const settingsIn = (place: Setting['places'][number]): Record<string, z.ZodType> =>
  Object.fromEntries(
    SETTINGS.filter((one) => one.places.includes(place) && one.name !== 'map').map((one) => {
      const otherwise = one.default ?? one.unset;
      const about = otherwise ? `${one.about} (default: ${otherwise})` : one.about;
      return [one.name, valueIn(one).optional().describe(about)];
    }),
  );

const map = keys(Object.fromEntries([...FIELDS].map((field) => [field, name.optional()]))).describe(
  'field -> column, or column:unit (s, min, h, d) of a duration; socmetrics platforms ID lists the fields',
);

const profile = keys({ ...settingsIn('profile'), map: map.optional() }).superRefine((given, context) => {
  const platform = PLATFORMS.filter(isTable).find(({ id }) => id === (given as { platform?: unknown }).platform);
  for (const field of Object.keys(given.map ?? {})) {
    if (!platform || field in platform.row.shape) continue;
    const message = `${platform.id} has no field "${field}". It has ${Object.keys(platform.row.shape).join(', ')}.`;
    context.addIssue({ code: 'custom', path: ['map', field], message, params: { of: 'key' } });
  }
});

const level = z.enum(['error', 'warn']);

const requirement = text('a threshold such as response-rate >= 95%').superRefine(checkThreshold);

const describedThreshold = keys({
  require: requirement.describe('such as first-response-time.p90 <= 15m'),
  level: level.optional().describe('error: a breach fails the check; warn: it is only told (default: error)'),
  minimumN: z.int().nonnegative().optional().describe('fewer than this are too few to judge by, and that is a failure'),
  allowMissing: z.boolean().optional().describe('nothing to judge by is no failure'),
  name: text('a name').optional(),
  reason: text('a reason').optional().describe('why the threshold is there'),
});
export type ThresholdEntry = z.output<typeof describedThreshold>;

const threshold = z.union([requirement.transform((require): ThresholdEntry => ({ require })), describedThreshold]);

const percentage = text('a percentage such as 90%').refine(
  (one) => /^\d+(\.\d+)?%$/.test(one) && Number.parseFloat(one) <= 100,
  {
    error: ({ input }) => `"${printable(String(input))}" is no percentage. Write for example 90%.`,
  },
);

const target = keys({
  metric: oneOf(TARGET_METRICS),
  target: duration.describe('such as 1h'),
  share: percentage.optional().describe('of the cases have to meet it, such as 90%'),
  where: keys(Object.fromEntries(DIMENSIONS.map(({ id }) => [id, listOf(name).optional()])))
    .optional()
    .describe('dimension -> values: only cases in these slices'),
  schedule: text('the name of a schedule')
    .optional()
    .describe('business hours to count in; default: those that hold for the conversation'),
  clock: oneOf(TARGET_CLOCKS).optional().describe('calendar time, or business time (default, where hours are known)'),
});

const mask = text('a pattern such as KD-######').refine((one) => /[#*]/.test(one) && one.length <= 100, {
  error: 'a mask has # for each digit, or * for letters and digits. Write for example KD-######.',
});

interface Section {
  readonly schema: z.ZodType;
  readonly about: string;
}

/** What a file holds beside single settings. */
export const SECTIONS = {
  topics: {
    schema: topics(named),
    about: 'topic -> words and phrases, or an object; * at the end of a word takes its inflections',
  },
  mappings: {
    schema: named(profile),
    about: 'mapping profiles: how one kind of files is read; --profile NAME chooses one',
  },
  thresholds: {
    schema: z.array(threshold).max(1000),
    about: 'what socmetrics check requires, each a text or an object',
  },
  sla: { schema: named(target), about: 'service levels; check judges those that say how many have to meet them' },
  schedules: {
    schema: named(schedule),
    about: 'business hours; those for certain accounts or channels go before one for all',
  },
  masks: {
    schema: named(mask),
    about: 'what is hidden in examples: # is a digit, * any letters and digits',
  },
} as const satisfies Record<string, Section>;
export type SectionName = keyof typeof SECTIONS;

const sections = Object.fromEntries(
  Object.entries(SECTIONS).map(([key, { schema, about }]) => [key, schema.optional().describe(about)]),
);

/** Why a setting does not stand at the top of a file, or what the file calls it. */
function elsewhere(key: string): string | null {
  const found = SETTINGS.find((one) => [one.name, attributeName(one), flagName(one).slice(2)].includes(key));
  if (!found) return null;
  if (found.places.includes('top')) return `unknown key "${key}". ${flagName(found)} is called ${found.name} here.`;
  if (found.places.includes('profile'))
    return `${found.name} holds for one kind of files. Write it into a profile under mappings.`;
  return `${found.name} holds for one run. Say it there: ${flagName(found)}.`;
}

export const configSchema = keys(
  { $schema: z.string().optional().describe('where editors find this schema'), ...settingsIn('top'), ...sections },
  elsewhere,
).describe('socmetrics.config.yaml, .yml or .json: defaults of flags, topics, mapping profiles, thresholds');

/** For editors. They know draft 7 best. */
export const configJsonSchema = (): string =>
  `${JSON.stringify(z.toJSONSchema(configSchema, { target: 'draft-7', io: 'input' }), null, 2)}\n`;
