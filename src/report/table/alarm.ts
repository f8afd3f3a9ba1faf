import { alarmOf } from '../alarm.ts';
import { hanging } from '../wrap.ts';
import type { Page } from './page.ts';

export function alarm({ report, width, ink }: Page): string[] {
  const text = alarmOf(report);
  return text === null ? [] : hanging(text, width).map((line) => ink.bold.red(line));
}
