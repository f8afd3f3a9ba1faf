import { readdirSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** The root of the repository. Inputs are named relative to it, so that no report holds a path of the machine. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** One folder `fixtures/<platform>/<case>/` with an `input.*`, or a folder `input` of several files. */
export interface FixtureCase {
  /** `messages/week` */
  readonly name: string;
  /** The name of the folder of the platform. */
  readonly platform: string;
  readonly folder: string;
  /** Relative to the root of the repository. */
  readonly input: string;
}

const folders = (path: string): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => name)
    .sort();

export const FIXTURES: readonly FixtureCase[] = folders(`${ROOT}fixtures`).flatMap((platform) =>
  folders(`${ROOT}fixtures/${platform}`).flatMap((name) => {
    const folder = `${ROOT}fixtures/${platform}/${name}`;
    const input = readdirSync(folder).find((file) => file === 'input' || file.startsWith('input.'));
    const place = `${platform}/${name}`;
    return input ? [{ name: place, platform, folder, input: `fixtures/${place}/${input}` }] : [];
  }),
);

export const fixture = (name: string): FixtureCase => {
  const found = FIXTURES.find((one) => one.name === name);
  if (!found) throw new Error(`no fixture ${name} among ${FIXTURES.map((one) => one.name).join(', ')}`);
  return found;
};

/** The files of a fixture, relative to the root of the repository. */
export const filesOf = ({ input }: FixtureCase): readonly string[] =>
  statSync(`${ROOT}${input}`).isFile()
    ? [input]
    : readdirSync(`${ROOT}${input}`, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map(({ parentPath, name }) => `${parentPath.slice(ROOT.length)}/${name}`)
        .sort();
