import { isUtf8 } from 'node:buffer';
import { closeSync, lstatSync, openSync, readSync, statSync } from 'node:fs';
import { dirname, isAbsolute, join, relative, resolve, sep } from 'node:path';
import { type Calendar, CalendarError, readCalendar } from '../model/calendar.ts';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { loadPatternEngine } from '../text/patterns.ts';
import { type ConfigDocument, located, type Path, type Place, readDocument } from './document.ts';
import { mistakesOf } from './explain.ts';
import { configSchema } from './schema.ts';
import { isCalendarFile } from './values.ts';

const EXTENSIONS = ['.yaml', '.yml', '.json'];
const LARGEST = 1024 * 1024;

/** What loading may know of the machine; nothing else is asked. */
export interface Surroundings {
  readonly workingDirectory: string;
  readonly home: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/** A configuration file that was read and is legal. */
export interface ConfigFile {
  readonly kind: 'project' | 'user';
  /** As it is shown: from the working directory where that is shorter. */
  readonly path: string;
  readonly values: Readonly<Record<string, unknown>>;
  place(path: Path): Place;
}

/**
 * The files that count, the nearest first: the one that is named, or the project's, found upward from the working
 * directory; then the user's own. `false` reads none.
 */
export async function loadFiles(named: string | false | null, around: Surroundings): Promise<readonly ConfigFile[]> {
  if (named === false) return [];
  const project = named === null ? findProject(around) : resolve(around.workingDirectory, named);
  const user = findUser(around);
  const files: ConfigFile[] = [];
  if (project !== null) files.push(await loadFile('project', project, around));
  if (user !== null && user !== project) files.push(await loadFile('user', user, around));
  return files;
}

/** `./helpdesk.yaml`: a profile in a file of its own, and not the name of one. */
export const isProfileFile = (profile: string): boolean => /[/\\]|\.(ya?ml|json)$/i.test(profile);

/**
 * A profile that somebody shared: what stands below its name in a configuration, or a configuration with one profile.
 * It counts as a file in which the profile has the name of the file.
 */
export async function loadProfile(profile: string, around: Surroundings): Promise<ConfigFile> {
  const path = resolve(around.workingDirectory, profile);
  const shown = shownPath(path, around);
  const text = textOf(readBytes(path, shown, 'Name another profile with --profile.'), shown);
  const document = await readDocument(text, shown);
  const inside = namesIn(document.value);
  if (inside !== null && inside.length !== 1)
    throw new UserError(
      `${printable(shown, 300)} holds ${inside.length} profiles, and a shared file holds one. Name the file with --config, and the profile with --profile.`,
      2,
    );
  const prefix: Path = inside === null ? [] : ['mappings', inside[0] as string];
  const whole = { value: { mappings: { [NAMELESS]: at(document.value, prefix) } } };
  const place = ([, , ...rest]: Path, of?: 'key' | 'value', within?: number): Place =>
    document.place([...prefix, ...rest], of, within);
  const { mappings } = (await checkedValues({ ...whole, place }, shown)) as { mappings: Record<string, unknown> };
  return { kind: 'project', path: shown, values: { mappings: { [profile]: mappings[NAMELESS] } }, place };
}

/** A path may be no legal name of a profile. */
const NAMELESS = 'profile';

function namesIn(value: unknown): readonly string[] | null {
  const mappings = typeof value === 'object' && value !== null && 'mappings' in value ? value.mappings : null;
  return typeof mappings === 'object' && mappings !== null ? Object.keys(mappings) : null;
}

const at = (value: unknown, path: Path): unknown =>
  path.reduce<unknown>((inner, key) => (inner as Readonly<Record<string, unknown>>)[key], value);

function findProject({ workingDirectory }: Surroundings): string | null {
  for (let folder = resolve(workingDirectory); ; folder = dirname(folder)) {
    const found = onlyOne(folder, 'socmetrics.config');
    if (found !== null || folder === dirname(folder)) return found;
  }
}

function findUser({ environment, home }: Surroundings): string | null {
  const { XDG_CONFIG_HOME: folder = '' } = environment;
  // The specification of that variable says that a relative path is to be passed over.
  return onlyOne(join(isAbsolute(folder) ? folder : join(home, '.config'), 'socmetrics'), 'config');
}

/** Two files of one name would each seem to count, and one of them would not. */
function onlyOne(folder: string, name: string): string | null {
  const [first, second] = EXTENSIONS.map((extension) => join(folder, `${name}${extension}`)).filter(exists);
  if (first === undefined || second === undefined) return first ?? null;
  throw new UserError(
    `${printable(first, 300)} and ${printable(second, 300)} stand side by side, and only one can count. Remove one, or name one with --config.`,
    2,
  );
}

/** Also a link that leads nowhere: it says so when it is read, instead of being passed over. */
function exists(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

async function loadFile(kind: ConfigFile['kind'], path: string, around: Surroundings): Promise<ConfigFile> {
  const shown = shownPath(path, around);
  const document = await readDocument(textOf(readBytes(path, shown), shown), shown);
  const values = withCalendars(await checkedValues(document, shown), document, { path, shown, around });
  return { kind, path: shown, values, place: (at) => document.place(at) };
}

/** As a person would name it from here: the shortest way. */
function shownPath(path: string, { workingDirectory, home }: Surroundings): string {
  const names = [relative(workingDirectory, path) || '.', path];
  if (path.startsWith(home + sep)) names.push(`~${path.slice(home.length)}`);
  return names.sort((a, b) => a.length - b.length)[0] as string;
}

interface Whereabouts {
  readonly path: string;
  readonly shown: string;
  readonly around: Surroundings;
}

/** Schedules with the calendars that they name, which lie beside the file. */
function withCalendars(
  values: ConfigFile['values'],
  document: ConfigDocument,
  { path, shown, around }: Whereabouts,
): ConfigFile['values'] {
  const schedules = values.schedules as Readonly<Record<string, { readonly calendar?: string }>> | undefined;
  if (!schedules) return values;
  const entries = Object.entries(schedules).map(([name, { calendar: file, ...rules }]) => {
    if (file === undefined) return [name, rules];
    const found = resolve(dirname(path), file);
    const place = document.place(['schedules', name, 'calendar']);
    try {
      return [name, { ...rules, calendar: calendarAt(found, shownPath(found, around)) }];
    } catch (error) {
      if (!(error instanceof UserError)) throw error;
      throw new UserError(located(shown, place, `schedules.${printable(name)}.calendar: ${error.message}`), 2);
    }
  });
  return { ...values, schedules: Object.fromEntries(entries) };
}

/** Days as they are written, and the calendars that are named among them, which lie where the program runs. */
export function withCalendarFiles(days: readonly string[], around: Surroundings): readonly (string | Calendar)[] {
  return days.map((text) => {
    if (!isCalendarFile(text)) return text;
    const path = resolve(around.workingDirectory, text);
    try {
      return calendarAt(path, shownPath(path, around));
    } catch (error) {
      throw error instanceof UserError ? new UserError(`--holidays: ${error.message}`, 2) : error;
    }
  });
}

/** The events of an .ics file. */
function calendarAt(path: string, shown: string): Calendar {
  const text = textOf(readBytes(path, shown, 'Name another calendar.'), shown);
  try {
    return readCalendar(text, shown);
  } catch (error) {
    if (!(error instanceof CalendarError)) throw error;
    throw new UserError(located(shown, { line: error.line, column: 1 }, error.message), 2);
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file',
  ENOTDIR: 'a part of its path is not a folder',
  EACCES: 'no permission',
  EPERM: 'no permission',
  EISDIR: 'it is a folder',
  ELOOP: 'its links lead in a ring',
  ENAMETOOLONG: 'the name is too long',
};

const ANOTHER = 'Name another configuration file with --config, or none with --no-config.';

/** At most one byte more than is allowed: whoever names a disk or an endless pipe gets an answer all the same. */
function readBytes(path: string, shown: string, instead = ANOTHER): Buffer {
  try {
    if (statSync(path).isDirectory()) throw Object.assign(new Error(), { code: 'EISDIR' });
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(LARGEST + 1);
      let size = 0;
      for (let read = -1; read !== 0 && size < bytes.length; size += read) {
        read = readSync(file, bytes, size, bytes.length - size, null);
      }
      return bytes.subarray(0, size);
    } finally {
      closeSync(file);
    }
  } catch (error) {
    const { code = '', message } = error as NodeJS.ErrnoException;
    throw new UserError(`${printable(shown, 300)} cannot be read: ${REASONS[code] ?? message}. ${instead}`, 2);
  }
}

function textOf(bytes: Buffer, shown: string): string {
  const refuse = (what: string): never => {
    throw new UserError(`${printable(shown, 300)}: ${what}`, 2);
  };
  if (bytes.length > LARGEST) refuse('larger than 1 MiB. Configuration is a few pages of text.');
  if (bytes[0] === 0xff && bytes[1] === 0xfe) refuse('this is UTF-16. Save it as UTF-8.');
  if (bytes.includes(0) || !isUtf8(bytes))
    refuse('this is no text in UTF-8. Name a YAML or JSON file, or of calendars an .ics file.');
  return bytes.toString('utf8').replace(/^\u{feff}/u, '');
}

/** So many at once are enough to go on with. */
const MOST_TOLD = 10;

/** The values of a file, or an error that names the place of everything in it that is not legal. */
async function checkedValues(document: ConfigDocument, shown: string): Promise<ConfigFile['values']> {
  if (document.value === null) return {};
  if (JSON.stringify(document.value).includes('"patterns"')) await loadPatternEngine();
  const result = configSchema.safeParse(document.value, { reportInput: true });
  if (result.success) return result.data as ConfigFile['values'];
  const mistakes = mistakesOf(result.error.issues).map((mistake) => {
    const { path, of, within = 0, text } = mistake;
    const place = document.place(path, of, within);
    const inside = of === 'key' ? path.slice(0, -1) : path;
    return { place, line: located(shown, place, `${inside.length > 0 ? `${keyText(inside)}: ` : ''}${text}`) };
  });
  mistakes.sort((a, b) => a.place.line - b.place.line || a.place.column - b.place.column);
  const more = mistakes.length > MOST_TOLD ? [`... and ${mistakes.length - MOST_TOLD} more.`] : [];
  throw new UserError([...mistakes.slice(0, MOST_TOLD).map(({ line }) => line), ...more].join('\n'), 2);
}

/** `schedules.office.hours.mon[0]` */
const keyText = (path: Path): string =>
  printable(
    path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${part}`)).join(''),
    200,
  );
