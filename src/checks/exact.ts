/*
 * 19 of 20 meets ">= 95%", and 18,999,999 of 20,000,000 does not: what is compared is fractions of whole numbers, so that
 * no rounding decides.
 */

/** `over / under`, whole numbers, `under >= 0`; 1 / 0 is more than every number. */
export interface Rational {
  readonly over: bigint;
  readonly under: bigint;
}

const DECIMAL = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** The number that the shortest decimal text of `value` says: 0.95 is 95 / 100, not the binary fraction beside it. */
export function rational(value: number): Rational {
  const [, sign = '', whole = '1', decimals = '', exponent = '0'] = DECIMAL.exec(String(value)) ?? [];
  if (!Number.isFinite(value)) return { over: value < 0 ? -1n : 1n, under: 0n };
  const shift = Number(exponent) - decimals.length;
  const digits = BigInt(`${sign}${whole}${decimals}`);
  return shift >= 0
    ? { over: digits * 10n ** BigInt(shift), under: 1n }
    : { over: digits, under: 10n ** BigInt(-shift) };
}

export const fraction = (matched: number, total: number): Rational => ({ over: BigInt(matched), under: BigInt(total) });

/** Negative, 0 or positive, as `a` is less than, equal to or more than `b`. */
export function compare(a: Rational, b: Rational): number {
  const difference = a.over * b.under - b.over * a.under;
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

export const times = (a: Rational, b: Rational): Rational => ({ over: a.over * b.over, under: a.under * b.under });

export const plus = (a: Rational, b: Rational): Rational => ({
  over: a.over * b.under + b.over * a.under,
  under: a.under * b.under,
});
