import { readFileSync } from 'node:fs';

/*
 * Word lists and weights stand in files of their own, beside the source and beside the bundle, and are read when the
 * first text asks for them: most commands read none, and an export in one language asks for those of one.
 */

/** What is worked out at the first call, and kept. */
export function once<T>(make: () => T): () => T {
  let held: { readonly value: T } | null = null;
  return () => {
    held ??= { value: make() };
    return held.value;
  };
}

/** What a file of `data` holds: read at the first call. */
export const dataFile = <T>(name: string): (() => T) =>
  once(() => JSON.parse(readFileSync(new URL(`./data/${name}.json`, import.meta.url), 'utf8')) as T);

/** The files of a folder of `data` by their names; each is read when it is looked up, none when the names are. */
export function dataFolder<T>(folder: string, names: readonly string[]): Readonly<Record<string, T>> {
  const get = (name: string) => ({ enumerable: true, get: dataFile<T>(`${folder}/${name}`) });
  return Object.defineProperties({}, Object.fromEntries(names.map((name) => [name, get(name)])));
}
