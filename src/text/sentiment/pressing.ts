// What presses: questions after what is owed, and how long it takes, where the rest of the text complains.
import { AT, causes, signs, VALUE } from './causes.ts';
import { shape } from './shape.ts';

/**
 * Who asks after what is owed to him asks plainly ("Where is my parcel?"), unless he presses: with doubled marks, by
 * shouting, twice, or beside words that complain or deny. How long something takes presses only beside such words: "for two
 * weeks now" is said of a happy customer, too.
 * @param denies whether a word such as "not" stands in the text
 */
export function pressWhatWaits(denies: boolean): void {
  const inquiries = causesOf(AT.inquiry);
  const bad = denies || hasBadCause();
  const loud = shape.shouts || signs[AT.questions] === 1 || (signs[AT.exclamation] as number) > 0;
  if (inquiries > 1 || (inquiries === 1 && (bad || loud))) press(AT.inquiry);
  if (bad) press(AT.duration);
}

function causesOf(sign: number): number {
  let number = 0;
  for (let index = 0; index < causes.count; index++) if (causes.sign[index] === sign) number++;
  return number;
}

function hasBadCause(): boolean {
  for (let index = 0; index < causes.count; index++)
    if ((VALUE[causes.sign[index] as number] as number) < -0.5) return true;
  return false;
}

function press(sign: number): void {
  for (let index = 0; index < causes.count; index++) if (causes.sign[index] === sign) causes.sign[index] = AT.support;
}
