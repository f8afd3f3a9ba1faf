import { readDuration } from '../model/duration.ts';
import { rational } from './exact.ts';
import type { Unit } from './figures.ts';

/*
 * Limits as people write them, by the unit of the figure: `15m`, `95%`, `50`. A limit is read exactly or refused, and
 * printed so that it is read back as the same number.
 */

/** What is read, or what to write instead. */
export type LimitRead = { readonly limit: number } | { readonly problem: string };

export function readLimit(text: string, unit: Unit): LimitRead {
  return { s: readSeconds, share: readShare, count: readCount, number: readNumber }[unit](text);
}

export function printLimit(limit: number, unit: Unit): string {
  const seconds = (value: number) => printDuration(Math.round(value * 1000));
  return { s: seconds, share: printShare, count: String, number: String }[unit](limit);
}

const EXAMPLE_DURATION = 'Write a duration with its unit, such as 15m, 1h 30m, 90s or 2d';
/** A hundred years: every limit up to here is told exactly in seconds. */
const LONGEST = 100 * 365 * 86_400_000;

function readSeconds(text: string): LimitRead {
  const milliseconds = readDuration(text, null);
  if (milliseconds >= 0 && milliseconds <= LONGEST) return { limit: milliseconds / 1000 };
  if (/^\d+(?:\.\d+)?$/.test(text)) return { problem: `has no unit. Write ${text}s or ${text}m` };
  return { problem: `is not a duration. ${EXAMPLE_DURATION}` };
}

const PARTS: readonly (readonly [name: string, milliseconds: number])[] = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1000],
  ['ms', 1],
];

/** `1h 30m`, exact to the millisecond. */
export function printDuration(milliseconds: number): string {
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [name, size] of PARTS) {
    const amount = Math.floor(rest / size);
    rest -= amount * size;
    if (amount > 0) parts.push(`${amount}${name}`);
  }
  return parts.length > 0 ? parts.join(' ') : '0s';
}

const PERCENT = /^(\d{1,3}(?:\.\d{1,9})?)\s*%$/;
const FRACTION = /^0?\.\d{1,11}$/;
const NUMBER = /^\d+(?:[.,]\d+)?$/;

/** The decimal point is moved in the text: 99.9 / 100 is not the number nearest to 0.999. */
function readShare(text: string): LimitRead {
  const percent = PERCENT.exec(text)?.[1];
  const limit =
    percent === undefined
      ? FRACTION.test(text) || /^0(?:\.0)?$/.test(text)
        ? Number(text)
        : null
      : Number(`${percent}e-2`);
  if (limit !== null && limit <= 1) return { limit };
  if (limit !== null) return { problem: 'is more than the whole. A share is at most 100%' };
  if (NUMBER.test(text)) return { problem: `may mean a percentage or a fraction. Write ${percentOf(text)}` };
  return { problem: 'is not a share. Write a percentage or a fraction, such as 95% or 0.95' };
}

/** 95: 95% or 0.95. 1: 1% or 100%. */
function percentOf(text: string): string {
  const number = Number(text.replace(',', '.'));
  const percent = `${number}%`;
  if (number === 1) return '1% or 100%';
  return number > 1 && number <= 100 ? `${percent} or ${Number(`${number}e-2`)}` : 'for example 95% or 0.95';
}

function printShare(share: number): string {
  const { over, under } = rational(share);
  const decimals = String(under).length - 1;
  const digits = String(over * 100n).padStart(decimals + 1, '0');
  const whole = digits.slice(0, digits.length - decimals);
  const rest = decimals === 0 ? '' : digits.slice(-decimals).replace(/0+$/, '');
  return `${whole}${rest === '' ? '' : `.${rest}`}%`;
}

/** Beside the shares and times: a mean of whole numbers need not be one. */
function readNumber(text: string): LimitRead {
  if (/^\d{1,12}(?:\.\d{1,6})?$/.test(text)) return { limit: Number(text) };
  return { problem: 'is not a number. Write one such as 2 or 2.5' };
}

function readCount(text: string): LimitRead {
  if (/^\d{1,15}$/.test(text)) return { limit: Number(text) };
  if (/%$/.test(text))
    return { problem: 'is a share, and this is a number of things. Write a whole number, such as 50' };
  return { problem: 'is not a whole number. Write one without separators, such as 50 or 1200' };
}
