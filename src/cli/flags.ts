import { type Command, Option } from 'commander';
import { attributeName, GROUPS, type Group, SETTINGS, type Setting } from '../config/settings.ts';
import { delimiterOf } from '../config/values.ts';
import type { AnalyzeOptions } from '../options.ts';
import { addConfigFlags, takeConfiguration } from './configured.ts';
import { standardInput } from './standard-input.ts';

const more = (value: string, before: readonly string[] | undefined): readonly string[] => [...(before ?? []), value];
const listed = (value: string, before: readonly string[] | undefined): readonly string[] => [
  ...(before ?? []),
  ...value
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
];

/** How commander reads each kind of flag. */
const KINDS: Readonly<Record<Setting['kind'], (option: Option) => Option>> = {
  one: (option) => option,
  switch: (option) => option,
  list: (option) => option.argParser(listed),
  repeatable: (option) => option.argParser(more),
};

function optionOf(setting: Setting): Option {
  const { flag, about, kind, choices, default: usual, unset } = setting;
  const otherwise = usual ?? unset;
  const notes = [...(kind === 'repeatable' ? ['repeatable'] : []), ...(otherwise ? [`default: ${otherwise}`] : [])];
  const option = KINDS[kind](new Option(flag, notes.length > 0 ? `${about} (${notes.join('; ')})` : about));
  return choices ? option.choices(choices) : option;
}

interface Flags {
  readonly [name: string]: unknown;
}

/** How files are read: what is given here is not detected. What is not, a configuration may say. */
export function addReadingFlags(command: Command): Command {
  return takeConfiguration(grouped(grouped(addConfigFlags(command), 'configuration'), 'reading'));
}

/** What can be set at all; the command reads no exports and asks for the configuration itself. */
export function addEveryFlag(command: Command): Command {
  return (Object.keys(GROUPS) as Group[]).reduce(grouped, addConfigFlags(command));
}

/** Words and cells are shown without what names a person, unless the user asks for them as they are. */
export function addMaskFlag(command: Command): Command {
  return command.option(
    '--no-mask',
    'show examples as they were written, with e-mails, telephones, cards, accounts and handles',
  );
}

/** What counts, and how. */
export function addCountingFlags(command: Command): Command {
  return grouped(command, 'counting');
}

export function addSlicingFlags(command: Command): Command {
  return grouped(command, 'slicing');
}

/** How the cases of the platform are opened. */
export function addLinkingFlags(command: Command): Command {
  return grouped(command, 'linking');
}

function grouped(command: Command, group: Group): Command {
  for (const setting of SETTINGS.filter((one) => one.group === group)) {
    command.addOption(optionOf(setting).helpGroup(GROUPS[group]));
  }
  return command;
}

/** The flags of a command as the options of an analysis. */
export function analyzeOptions(flags: Flags): AnalyzeOptions {
  const options: Record<string, unknown> = {};
  for (const setting of SETTINGS) {
    const value = flags[attributeName(setting)];
    if (value !== undefined && setting.group !== 'configuration' && setting.group !== 'linking')
      options[setting.name] = value;
  }
  for (const name of ['topics', 'schedules', 'serviceLevels', 'masks', 'mask'])
    if (flags[name] !== undefined) options[name] = flags[name];
  if (typeof options.delimiter === 'string') options.delimiter = delimiterOf(options.delimiter);
  return { ...options, stdin: standardInput() } as AnalyzeOptions;
}
