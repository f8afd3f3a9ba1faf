// docs/config.md: what follows from the registry of settings, and around it what a reader needs to know.
import { readFileSync } from 'node:fs';
import { CONFIG_VARIABLE } from '../src/config/environment.ts';
import { SECTIONS } from '../src/config/schema.ts';
import { flagName, SETTINGS, type Setting, variableName } from '../src/config/settings.ts';

const row = (...cells: readonly string[]): string =>
  `| ${cells.map((one) => one.replaceAll('|', '\\|')).join(' | ')} |`;

const PLACES: Readonly<Record<string, string>> = {
  '': 'no',
  top: 'at the top',
  profile: 'in a profile',
  'top,profile': 'at the top, in a profile',
};

const settingRow = (one: Setting): string =>
  row(
    `\`${one.name}\``,
    `\`${flagName(one)}\``,
    `\`${variableName(one)}\``,
    one.kind === 'list' || one.kind === 'repeatable' ? `${one.about} (a list)` : one.about,
    one.default ? `\`${one.default}\`` : (one.unset ?? ''),
    PLACES[one.places.join()] ?? '',
  );

export const configPage = (generated: string): string =>
  [
    '# The configuration file',
    generated,
    '`socmetrics.config.yaml` holds what you would otherwise type with every command: defaults of flags, topics, how the columns of your exports are to be read, what `socmetrics check` requires. Everything in it is optional. It never runs code, and the only other files that it may name are calendars of holidays.',
    '```console\n$ socmetrics config --show      # every value that counts, and who set it: file and line, variable or flag\n$ socmetrics config --schema    # the JSON Schema, for editors\n```',
    '## An example with everything',
    `\`\`\`yaml\n${readFileSync('fixtures/config/socmetrics.config.yaml', 'utf8')}\`\`\``,
    '## Where it is looked for',
    [
      '1. `--config FILE`, or the variable `SOCMETRICS_CONFIG`.',
      '2. Otherwise the project’s: `socmetrics.config.yaml`, `.yml` or `.json` in the working directory or the nearest folder above. Two of them in one folder are an error.',
      '3. Below it your own: `config.yaml`, `.yml` or `.json` in `$XDG_CONFIG_HOME/socmetrics` (`~/.config/socmetrics`).',
    ].join('\n'),
    '`--no-config` reads neither. JSON is read like YAML.',
    '## What counts where several say something',
    'A flag, over the environment, over the chosen profile, over the project’s file, over your own, over the default; for each value by itself. A list replaces a list. What has names (topics, profiles, service levels, schedules, masks, the columns of a mapping) merges name by name: a topic of the project replaces your own topic of that name and leaves the others. Your topics add to the built-in ones of the same name.',
    '## Settings',
    [
      row('in a file', 'flag', 'variable', 'what it sets', 'default', 'may a file set it?'),
      '|---|---|---|---|---|---|',
      ...SETTINGS.map(settingRow),
    ].join('\n'),
    `What belongs to one run is not set by a file. In a list one value may stand without brackets. In a variable commas separate the values of a list, or line ends where there are any; an empty variable sets nothing. \`${CONFIG_VARIABLE}\` names the file.`,
    '## Sections',
    [
      row('key', 'what it holds'),
      '|---|---|',
      ...Object.entries(SECTIONS).map(([key, { about }]) => row(`\`${key}\``, about)),
    ].join('\n'),
    [
      '- **topics**: a list of words and phrases, or an object. A phrase finds whole words in any letter case, with spaces or a hyphen between them; `zwrot*` finds zwrotu and zwroty; in Chinese, Japanese and Thai it is found anywhere. A rule that could never find anything (`c++`, `ref*nd`) is an error. A topic adds to the built-in one of its name; with `replaces: true` it takes its place, an empty list switches it off, and `builtInTopics: off` all of them. In an object: `words`; `not`, phrases with which a message is not about the topic, whatever else finds it; `patterns`, regular expressions with the [syntax of RE2](https://github.com/google/re2/wiki/Syntax), whatever the letter case, in the first 2,000 characters of a message (at most 50 in a file, of 200 characters each; what looks around or back, such as `(?=x)` or `\\1`, is an error); `languages`, so that all of this holds only in messages of these languages and in those that are too short to tell; `accounts`, only in conversations of these accounts. Where the export names topics itself, only your own rules add to them.',
      '- **mappings**: `map` says which column holds which field, as `--map` does: `column`, or `column:min` (`s`, `min`, `h`, `d`) for a duration. `socmetrics platforms ID` lists the fields; without `platform` those of any. `--map` beside `--profile` changes single fields. `profile: NAME` at the top chooses a profile for every run. `socmetrics init FILE` proposes a profile from the columns of an export, says why in comments, and adds it here without touching anything else; a name that is taken stays, unless `--force` is given. A profile can be shared as a file: `--profile ./inbox.yaml` reads what would stand below its name, or a configuration with this one profile. A path is only taken from the flag and the variable.',
      '- **thresholds**: a text, or an object with `require` and `level` (`error` or `warn`), `minimumN`, `allowMissing`, `name`, `reason`. The grammar is that of `--require`.',
      '- **sla**: `metric` is first-response, next-response or resolution; `target` a duration; `share` how many have to meet it; `where` restricts it to slices (one of the values of each). It counts in the business time that holds for the conversation, else in calendar time; `schedule` names other hours, and `clock: calendar` none. With a `share` it is a threshold of its own: `socmetrics check` requires it. Thresholds name it too: `sla.first-hour >= 90%`, `sla.first-hour.breached <= 3`. On the command line: `--sla "first-response 90% in 1h where channel=twitter,chat"`.',
      '- **schedules**: `hours` by day, several intervals if need be, or in one line (`Mon-Fri 09:00-12:00, 13:00-17:00; Sat 10:00-14:00`, `24/7`); `24:00` is the end of a day, `22:00-06:00` goes on into the next. `holidays` are dates (`2026-12-25`) or ranges with both ends (`2026-12-24..2026-12-31`), closed from midnight to midnight; with `hours` of its own a day is a half day, and open in them whatever else closes it. `calendar` is an .ics file, its path from this file: whole days, times, and what repeats by days, weeks, months or years. `accounts` and `channels` say for whom. A schedule for certain accounts or channels goes before one for all; of several that fit, the first counts. Where none fits, business time is calendar time. `--business-hours` names the one that holds for everybody. `--holidays` closes days in all of them, beside their own.',
      '- **masks**: `#` is a digit, `*` any letters and digits, everything else itself, in either case; a mask fits whole words. What it fits is hidden in every example, beside e-mails, telephones, cards, accounts, handles and long numbers, which always are. `--no-mask` hides nothing.',
    ].join('\n'),
    '## What is an error',
    'A key that is not known, a value of a wrong kind, a name that there is not: each is told with file, line and column, what is legal and what is nearest to it, before any export is read (exit code 2). Dates, times and numbers with leading zeros stay the text that was written, `no` is the word no. Tags (`!!js/function`) are refused, aliases that grow without measure too, and so is a file over 1 MiB.',
    '```text\nsocmetrics.config.yaml:3:1: unknown key "timezone". Did you mean timeZone?\nsocmetrics.config.yaml:7:8: gap: a duration such as 45m, 24h or 3d is due here, and the number 24 was found.\n```',
    '## Editors',
    'Editors with a YAML language server complete and check the file by [config.schema.json](config.schema.json): begin it with `# yaml-language-server: $schema=PATH`, where PATH is `node_modules/socmetrics/docs/config.schema.json` or a file written by `socmetrics config --schema`. In JSON the key `$schema` does the same.',
    '',
  ].join('\n\n');
