import { isDeepStrictEqual } from 'node:util';
import type { Document, Pair, Scalar, YAMLMap } from 'yaml';
import { UserError } from '../model/problem.ts';
import { printable } from '../model/text.ts';
import { parser, readDocument } from './document.ts';

/** A profile as lines of YAML: comments, its name, and what stands below it. */
export interface NewProfile {
  readonly name: string;
  readonly lines: readonly string[];
}

/** How the lines that a program wrote above a profile begin. */
type Ours = (line: string) => boolean;

interface Given {
  /** How messages call the file. */
  readonly file: string;
  readonly replace: boolean;
  readonly isOurs: Ours;
}

/**
 * A configuration with one more profile. Only its lines are put in: every other character of the file stays, comments
 * and empty lines too. Throws a UserError (2) where the name is taken, unless it is to be replaced.
 */
export async function withProfile(text: string, { name, lines }: NewProfile, given: Given): Promise<string> {
  const before = (await readDocument(text, given.file)).value as Values | null;
  const taken = before?.mappings?.[name] !== undefined;
  if (taken && !given.replace) {
    throw new UserError(
      `${printable(given.file, 300)} has a profile "${printable(name)}" already. Choose another name with --name, or replace it with --force.`,
      2,
    );
  }
  const kept = taken ? await without(text, name, given) : text;
  const added = await put(kept, lines);
  await verify(added, text, name, given);
  return added;
}

interface Values {
  readonly mappings?: Readonly<Record<string, unknown>>;
}

/** Whatever the file looks like, nothing but the profile may have changed. */
async function verify(added: string, text: string, name: string, { file }: Given): Promise<void> {
  const outside = async (of: string): Promise<unknown> => {
    const { mappings, ...rest } = ((await readDocument(of, file)).value ?? {}) as Values;
    return [rest, Object.entries(mappings ?? {}).filter(([other]) => other !== name)];
  };
  const after = await outside(added).catch(() => null);
  if (isDeepStrictEqual(after, await outside(text))) return;
  throw new UserError(
    `${printable(file, 300)} is written in a way that nothing can be added to safely. Print the profile with --dry-run and paste it, or write it to a file of its own: -o FILE.`,
    2,
  );
}

type Sections = YAMLMap<Scalar, unknown>;

/** The section of profiles as it stands in a document. */
async function sectionOf(text: string): Promise<{ document: Document; pair: Pair<Scalar, unknown> | undefined }> {
  const library = await parser();
  const document = library.parseDocument(text, { schema: 'core', keepSourceTokens: true });
  const contents = document.contents as unknown;
  if (contents !== null && !library.isMap(contents)) return { document, pair: undefined };
  const pair = (contents as Sections | null)?.items.find(({ key }) => key.value === 'mappings');
  return { document, pair };
}

const mapIn = (pair: Pair<Scalar, unknown> | undefined): Sections | null => {
  const value = pair?.value as (Sections & { flow?: boolean }) | null | undefined;
  return value && 'items' in value && value.items.length > 0 ? value : null;
};

async function put(text: string, lines: readonly string[]): Promise<string> {
  const { document, pair } = await sectionOf(text);
  const root = document.contents as { flow?: boolean } | null;
  if (root?.flow === true) return inFlow(text, lines);
  if (!pair)
    return `${ended(text)}${text.trim() === '' || text.endsWith('\n\n') ? '' : '\n'}mappings:\n${indented(lines, 2)}`;
  const map = mapIn(pair);
  if (map && (map as { flow?: boolean }).flow === true) return inFlow(text, lines);
  const [first] = map?.items ?? [];
  const depth = first ? columnOf(text, first.key.range?.[0] ?? 0) : 2;
  const end = map ? (map.range?.[1] ?? text.length) : (pair.key.range?.[1] ?? text.length);
  const at = lineEnd(text, Math.max(0, text.slice(0, end).trimEnd().length));
  return `${ended(text.slice(0, at))}${indented(lines, depth)}${text.slice(at)}`;
}

/** JSON, and YAML written like it: the library writes it anew, since there is no line to put lines into. */
async function inFlow(text: string, lines: readonly string[]): Promise<string> {
  const library = await parser();
  const document = library.parseDocument(text, { schema: 'core' });
  const profile = library.parseDocument(lines.join('\n'), { schema: 'core' }).toJS() as Record<string, unknown>;
  for (const [name, value] of Object.entries(profile))
    document.setIn(['mappings', name], document.createNode(value, { flow: true }));
  const isJson = /^\s*\{\s*"/.test(text);
  return isJson ? `${JSON.stringify(document.toJS(), null, 2)}\n` : document.toString({ lineWidth: 0 });
}

/** Without a profile and the lines that were written above it. */
async function without(text: string, name: string, { isOurs }: Given): Promise<string> {
  const { document, pair } = await sectionOf(text);
  const map = mapIn(pair);
  const found = map?.items.find(({ key }) => String(key.value) === name);
  const value = found?.value as { range?: readonly number[] } | null | undefined;
  const root = document.contents as { flow?: boolean } | null;
  if (!found || root?.flow === true || (map as { flow?: boolean }).flow === true) {
    document.deleteIn(['mappings', name]);
    return document.toString({ lineWidth: 0 });
  }
  const end = value?.range?.[1] ?? found.key.range?.[1] ?? 0;
  let from = lineStart(text, found.key.range?.[0] ?? 0);
  for (let above = from; above > 0 && /^\s*#/.test(text.slice(lineStart(text, above - 1), above)); ) {
    above = lineStart(text, above - 1);
    if (isOurs(text.slice(above, lineEnd(text, above)).trim())) from = above;
  }
  return text.slice(0, from) + text.slice(lineEnd(text, text.slice(0, end).trimEnd().length));
}

const lineStart = (text: string, at: number): number => text.lastIndexOf('\n', at - 1) + 1;

/** Behind the line feed of the line in which a place lies. */
function lineEnd(text: string, at: number): number {
  const newline = text.indexOf('\n', at);
  return newline < 0 ? text.length : newline + 1;
}

const columnOf = (text: string, at: number): number => at - lineStart(text, at);

const ended = (text: string): string => (text === '' || text.endsWith('\n') ? text : `${text}\n`);

const indented = (lines: readonly string[], depth: number): string =>
  lines.map((line) => `${' '.repeat(depth)}${line}\n`).join('');
