import { homedir } from 'node:os';
import { type Command, Option } from 'commander';
import { byField, CONFIG_VARIABLE, environmentLayer } from '../config/environment.ts';
import {
  type ConfigFile,
  isProfileFile,
  loadFiles,
  loadProfile,
  type Surroundings,
  withCalendarFiles,
} from '../config/load.ts';
import {
  type Configuration,
  type ConfiguredThreshold,
  configurationOf,
  type Layer,
  mappingsOf,
  masksOf,
  schedulesOf,
  slaOf,
  thresholdsOf,
  topicsOf,
} from '../config/merge.ts';
import { attributeName, flagName, GROUPS, SETTINGS, type Setting } from '../config/settings.ts';
import type { ScheduleRules } from '../model/schedule.ts';
import type { TargetRules } from '../model/target.ts';
import type { MaskRules } from '../text/mask.ts';
import type { TopicRules } from '../text/topics.ts';
import { keepConfiguration } from './output.ts';

/** What the action of a command finds among its flags beside them: what no flag says, and a configuration file does. */
interface ConfiguredFlags {
  readonly topics?: TopicRules;
  readonly serviceLevels?: Readonly<Record<string, TargetRules>>;
  readonly schedules?: Readonly<Record<string, ScheduleRules>>;
  readonly masks?: MaskRules;
  readonly thresholds?: readonly ConfiguredThreshold[];
}

export function addConfigFlags(command: Command): Command {
  const option = (flag: string, about: string) => new Option(flag, about).helpGroup(GROUPS.configuration);
  return command
    .addOption(option('--config <file>', 'default: socmetrics.config.yaml, .yml or .json, here or in a folder above'))
    .addOption(option('--no-config', 'read no configuration file'));
}

/** A command that reads exports takes from the environment and from configuration files what its flags leave open. */
export function takeConfiguration(command: Command): Command {
  return command.hook('preAction', async (_, acting) => {
    const { files, configuration: configured } = await configuration(acting);
    keepConfiguration(files.map(({ path }) => path));
    apply(configured, acting);
  });
}

interface Configured {
  readonly files: readonly ConfigFile[];
  readonly configuration: Configuration;
}

const around = (): Surroundings => ({ workingDirectory: process.cwd(), home: homedir(), environment: process.env });

/** Everything that is set for a command, and who set it. */
export async function configuration(command: Command): Promise<Configured> {
  const surroundings = around();
  const named = command.getOptionValue('config') as string | false | undefined;
  const files = await loadFiles(named ?? (process.env[CONFIG_VARIABLE] || null), surroundings);
  const flags = flagLayer(command);
  const environment = environmentLayer(process.env);
  const profile = flags.values.profile ?? environment.values.profile;
  const shared =
    typeof profile === 'string' && isProfileFile(profile) ? [await loadProfile(profile, surroundings)] : [];
  return { files, configuration: configurationOf(flags, environment, [...shared, ...files]) };
}

/** What was said on the command line itself. */
function flagLayer(command: Command): Layer {
  const given = SETTINGS.filter((one) => command.getOptionValueSource(attributeName(one)) === 'cli');
  const value = (one: Setting): unknown => {
    const said = command.getOptionValue(attributeName(one));
    return one.name === 'map' ? byField(said as readonly string[]) : said;
  };
  const names = new Map<string, string>(SETTINGS.map((one) => [one.name, flagName(one)]));
  return {
    values: Object.fromEntries(given.map((one) => [one.name, value(one)])),
    origin: ([key]) => ({ kind: 'flag', name: names.get(String(key)) ?? '' }),
  };
}

/** Hands the values to the command as if they had been flags, so that no action needs to know of this. */
function apply(configured: Configuration, command: Command): void {
  const set = (attribute: string, value: unknown) => command.setOptionValueWithSource(attribute, value, 'config');
  for (const setting of SETTINGS) {
    const found = configured.single.get(setting.name);
    const takes = command.options.some((option) => option.attributeName() === attributeName(setting));
    if (found && takes && found.origin.kind !== 'flag') set(attributeName(setting), found.value);
  }
  const days = command.getOptionValue('holidays') as readonly string[] | undefined;
  if (days) {
    const source = command.getOptionValueSource('holidays') ?? 'config';
    command.setOptionValueWithSource('holidays', withCalendarFiles(days, around()), source);
  }
  const mappings = mappingsOf(configured);
  if (mappings.length > 0) set('map', mappings);
  const added: ConfiguredFlags = {
    topics: topicsOf(configured),
    schedules: schedulesOf(configured),
    serviceLevels: slaOf(configured),
    masks: masksOf(configured),
    thresholds: thresholdsOf(configured),
  };
  for (const [name, value] of Object.entries(added)) set(name, value);
}
