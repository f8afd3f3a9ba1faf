import { UserError } from '../model/problem.ts';
import { nearest, printable } from '../model/text.ts';
import { parseMapping } from '../sources/columns.ts';
import { mistakesOf } from './explain.ts';
import type { Layer } from './merge.ts';
import { SETTINGS, type Setting, variableName } from './settings.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The configuration file, which is no setting of an analysis. */
export const CONFIG_VARIABLE = 'SOCMETRICS_CONFIG';

/** What `SOCMETRICS_TZ` and its like say. An empty one says nothing: CI systems write those for what is not set. */
export function environmentLayer(environment: Environment): Layer {
  const values: Record<string, unknown> = {};
  for (const setting of SETTINGS) {
    const text = environment[variableName(setting)]?.trim();
    if (text) values[setting.name] = valueFrom(setting, text);
  }
  return { values, origin: ([key]) => ({ kind: 'environment', name: nameOf(String(key)) }) };
}

const nameOf = (key: string): string => variableName(SETTINGS.find(({ name }) => name === key) as Setting);

function valueFrom(setting: Setting, text: string): unknown {
  if (setting.kind === 'switch') return switchOf(setting, text);
  if (setting.kind === 'one') return checked(setting, text);
  const values = pieces(text).map((piece) => checked(setting, piece));
  if (values.length > (setting.most ?? values.length)) {
    throw new UserError(`${variableName(setting)}: at most ${setting.most} values. Take some away.`, 2);
  }
  return setting.name === 'map' ? byField(values as readonly string[]) : values;
}

/** Commas separate values; a value that holds a comma itself needs a line of its own, as do the others then. */
function pieces(text: string): readonly string[] {
  return text
    .split(text.includes('\n') ? '\n' : ',')
    .map((piece) => piece.trim())
    .filter((piece) => piece !== '');
}

/** `field=column` as names and what they hold: a mapping merges field by field. */
export const byField = (mappings: readonly string[]): Readonly<Record<string, string>> =>
  Object.fromEntries(mappings.map((text) => [parseMapping(text).field, text.slice(text.indexOf('=') + 1)]));

const SWITCH: Readonly<Record<string, boolean>> = {
  1: true,
  true: true,
  yes: true,
  on: true,
  0: false,
  false: false,
  no: false,
  off: false,
};

function switchOf(setting: Setting, text: string): boolean {
  const value = SWITCH[text.toLowerCase()];
  if (value !== undefined) return value;
  throw new UserError(`${variableName(setting)}: "${printable(text)}" is neither yes nor no. Write 1 or 0.`, 2);
}

function checked(setting: Setting, text: string): unknown {
  const result = setting.value.safeParse(text, { reportInput: true });
  if (result.success) return result.data;
  throw new UserError(`${variableName(setting)}: ${mistakesOf(result.error.issues)[0]?.text}`, 2);
}

const PREFIX = 'SOCMETRICS_';

/** Variables that look like ours and are none: a misspelt one would be passed over without a word. */
export function unknownVariables(environment: Environment): readonly string[] {
  const names = [...SETTINGS.map(({ name }) => name), ...SETTINGS.map(variableName), CONFIG_VARIABLE].map(String);
  const known = new Map(names.map((name) => [name.replace(PREFIX, '').replaceAll('_', '').toUpperCase(), name]));
  return Object.keys(environment)
    .filter((name) => name.startsWith(PREFIX) && !names.includes(name))
    .sort()
    .map((name) => {
      const [near = ''] = nearest(name.slice(PREFIX.length).replaceAll('_', ''), known.keys(), 1);
      const meant = known.get(near);
      const setting = SETTINGS.find((one) => one.name === meant);
      return `${printable(name)} sets nothing.${meant ? ` Did you mean ${setting ? variableName(setting) : meant}?` : ''}`;
    });
}
