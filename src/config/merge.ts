import { UserError } from '../model/problem.ts';
import type { ScheduleRules } from '../model/schedule.ts';
import type { TargetRules } from '../model/target.ts';
import { printable } from '../model/text.ts';
import type { MaskRules } from '../text/mask.ts';
import type { TopicRules } from '../text/topics.ts';
import { located, type Path, type Place } from './document.ts';
import { didYouMean } from './explain.ts';
import type { ConfigFile } from './load.ts';
import type { ThresholdEntry } from './schema.ts';

/** Who said a value. */
export type Origin =
  | { readonly kind: 'flag' | 'environment'; readonly name: string }
  | ({ readonly kind: 'project' | 'user'; readonly path: string } & Place)
  | ({ readonly kind: 'profile'; readonly profile: string; readonly path: string } & Place);

/** A value and who said it; of what is inside, too. */
export interface Sourced<T = unknown> {
  readonly value: T;
  readonly origin: Origin;
  originOf(path: Path): Origin;
}

/** What one side says: the flags, the environment, a profile, a file. */
export interface Layer {
  readonly values: Readonly<Record<string, unknown>>;
  origin(path: Path): Origin;
}

/** What counts in the end. What nobody said is absent: the defaults are those of the options. */
export interface Configuration {
  readonly single: ReadonlyMap<string, Sourced>;
  /** Topics, profiles, columns ...: each name by itself. */
  readonly named: ReadonlyMap<string, ReadonlyMap<string, Sourced>>;
}

/**
 * Lays one over the other, the highest first. What holds names (topics, profiles, the columns of a mapping) merges name
 * by name; everything else, lists too, is replaced whole, so that what a line says is all that counts.
 */
export function merge(layers: readonly Layer[]): Configuration {
  const single = new Map<string, Sourced>();
  const named = new Map<string, Map<string, Sourced>>();
  const sourced = (layer: Layer, value: unknown, path: Path): Sourced => ({
    value,
    origin: layer.origin(path),
    originOf: (inner) => layer.origin([...path, ...inner]),
  });
  for (const layer of layers) {
    for (const [key, value] of Object.entries(layer.values)) {
      if (value === undefined) continue;
      if (!holdsNames(value)) {
        if (!single.has(key)) single.set(key, sourced(layer, value, [key]));
        continue;
      }
      const names = named.get(key) ?? new Map<string, Sourced>();
      named.set(key, names);
      for (const [name, inner] of Object.entries(value)) {
        if (!names.has(name)) names.set(name, sourced(layer, inner, [key, name]));
      }
    }
  }
  return { single, named };
}

const holdsNames = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const fileLayer = (file: ConfigFile): Layer => ({
  values: file.values,
  origin: (path) => ({ kind: file.kind, path: file.path, ...file.place(path) }),
});

/** Flags over environment over the chosen profile over the project's file over the user's own. */
export function configurationOf(flags: Layer, environment: Layer, files: readonly ConfigFile[]): Configuration {
  const layers = [flags, environment, ...files.map(fileLayer)];
  const plain = merge(layers);
  const chosen = plain.single.get('profile') as Sourced<string> | undefined;
  const [first, second, ...rest] = layers as [Layer, Layer, ...Layer[]];
  const whole = chosen ? merge([first, second, profileLayer(chosen, plain), ...rest]) : plain;
  checkSchedules(whole);
  return whole;
}

/** Nearer to the files that are read than what a configuration file says of all files. */
function profileLayer(chosen: Sourced<string>, { named }: Configuration): Layer {
  const profiles = named.get('mappings') ?? new Map<string, Sourced>();
  const profile = profiles.get(chosen.value) as Sourced<Layer['values']> | undefined;
  if (!profile) throw noSuch('profile', chosen.value, chosen.origin, [...profiles.keys()], 'mappings');
  return {
    values: profile.value,
    origin: (path) => ({ ...(profile.originOf(path) as FileOrigin), kind: 'profile', profile: chosen.value }),
  };
}

type FileOrigin = Extract<Origin, { kind: 'project' | 'user' }>;

/** A service level may count in the hours of a schedule that another file holds; so this is known only here. */
function checkSchedules({ named }: Configuration): void {
  const schedules = [...(named.get('schedules')?.keys() ?? [])];
  for (const { value, originOf } of named.get('sla')?.values() ?? []) {
    const { schedule } = value as { schedule?: string };
    if (schedule === undefined || schedules.includes(schedule)) continue;
    throw noSuch('schedule', schedule, originOf(['schedule']), schedules, 'schedules');
  }
}

function noSuch(what: string, name: string, origin: Origin, legal: readonly string[], section: string): UserError {
  const there =
    legal.length > 0 ? `${didYouMean(name, legal)} There are ${legal.map((one) => printable(one)).join(', ')}.` : '';
  const instead = there || ` The configuration has none; write it under ${section}.`;
  return new UserError(said(origin, `there is no ${what} "${printable(name)}".${instead}`), 2);
}

/** A message that begins with who said what is wrong. */
const said = (origin: Origin, message: string): string =>
  'path' in origin ? located(origin.path, origin, message) : `${origin.name}: ${message}`;

/** `socmetrics.config.yaml:3`, `--tz`, `SOCMETRICS_TZ`. */
export function originText(origin: Origin): string {
  if (!('path' in origin)) return origin.name;
  const place = `${printable(origin.path, 300)}:${origin.line}`;
  return origin.kind === 'profile' ? `${place} (profile ${printable(origin.profile)})` : place;
}

/** The values of names, without who said them. */
function plainly<T>(names: ReadonlyMap<string, Sourced> | undefined): Readonly<Record<string, T>> {
  return Object.fromEntries([...(names ?? [])].map(([name, { value }]) => [name, value as T]));
}

export const masksOf = ({ named }: Configuration): MaskRules => plainly(named.get('masks'));

export const topicsOf = ({ named }: Configuration): TopicRules => plainly(named.get('topics'));

export const schedulesOf = ({ named }: Configuration): Readonly<Record<string, ScheduleRules>> =>
  plainly(named.get('schedules'));

export const slaOf = ({ named }: Configuration): Readonly<Record<string, TargetRules>> => plainly(named.get('sla'));

/** As `--map` takes them. */
export const mappingsOf = ({ named }: Configuration): readonly string[] =>
  Object.entries(plainly<string>(named.get('map'))).map(([field, column]) => `${field}=${column}`);

/** A threshold of a file, and the line that asks for it. */
export interface ConfiguredThreshold extends ThresholdEntry {
  readonly origin: Origin;
}

export function thresholdsOf({ single }: Configuration): readonly ConfiguredThreshold[] {
  const found = single.get('thresholds') as Sourced<readonly ThresholdEntry[]> | undefined;
  return (found?.value ?? []).map((threshold, index) => ({
    ...threshold,
    origin: (found as Sourced).originOf([index]),
  }));
}
