import { describe, expect, it } from 'vitest';
import { loadFiles } from '../../src/config/load.ts';
import type { ScheduleRules } from '../../src/model/schedule.ts';
import { folder, load, NOBODY } from './files.ts';

const CONFIG = 'schedules:\n  office:\n    hours: Mon-Fri 09:00-17:00\n    calendar: closed/days.ics\n';
const CHRISTMAS = 'BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20261225\nEND:VEVENT\nEND:VCALENDAR\n';

const complaint = (beside: Readonly<Record<string, string | Uint8Array>>): Promise<string> =>
  load(CONFIG, undefined, beside).then(
    () => 'it was taken',
    (error: Error) => error.message,
  );

describe('the calendar of a schedule', () => {
  it('lies beside the configuration file, wherever the program runs', async () => {
    const top = folder({ 'socmetrics.config.yaml': CONFIG, 'closed/days.ics': CHRISTMAS, 'sub/x': '' });
    const [file] = await loadFiles(null, { workingDirectory: `${top}/sub`, ...NOBODY });
    const { office } = file?.values.schedules as Record<string, ScheduleRules>;
    const from = Date.UTC(2026, 11, 25);
    expect(office?.calendar?.stretches('UTC')).toEqual([{ from, to: from + 86_400_000 }]);
  });

  it('is asked for in the line that names it', async () => {
    expect(await complaint({})).toMatch(
      /^socmetrics\.config\.yaml:4:15: schedules\.office\.calendar: closed\/days\.ics cannot be read: there is no such file/,
    );
  });

  it('says which line of it is wrong', async () => {
    const wrong = CHRISTMAS.replace('20261225', 'Christmas');
    expect(await complaint({ 'closed/days.ics': wrong })).toBe(
      'socmetrics.config.yaml:4:15: schedules.office.calendar: closed/days.ics:3:1: DTSTART: "Christmas" is no date. Write 20261225, or 20261224T140000.',
    );
  });

  it.each([
    ['binary', new Uint8Array([0, 1, 2]), 'this is no text in UTF-8'],
    ['too large', 'x'.repeat(2 ** 21), 'larger than 1 MiB'],
    ['a page of the web', '<!doctype html>\n', 'has no colon'],
  ])('may not be %s', async (_, content, words) => {
    expect(await complaint({ 'closed/days.ics': content })).toContain(words);
  });
});

describe('business hours', () => {
  it.each([
    ['Mon-Fri', '"Mon-Fri" are no business hours.'],
    ['Mon-Fri 9-17', '"9-17" are no hours.'],
    ['Mon-Fry 09:00-17:00', '"Mon-Fry 09:00-17:00" are no business hours.'],
    ['Mon-Fri 09:00-17:00; Fri 16:00-20:00', '09:00-17:00 overlaps with 16:00-20:00 of fri.'],
    ['09:00-17:00', 'are no business hours. Write days and hours, such as "Mon-Fri 09:00-17:00"'],
  ])('%s', async (hours, words) => {
    const error = await load(`schedules: { office: { hours: "${hours}" } }`).catch((fault: Error) => fault);
    expect((error as Error).message).toContain(words);
    expect((error as Error).message).toMatch(/^socmetrics\.config\.yaml:1:\d+: schedules\.office\.hours/);
  });
});
