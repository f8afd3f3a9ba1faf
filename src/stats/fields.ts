import * as z from 'zod';

/** A count of something. */
export const whole = z.int().nonnegative();

/** A length of time in seconds, exact to the millisecond where it is one observation. */
export const seconds = z.number().nonnegative();

/** matched / total; `null` where there is nothing to divide by. */
export const share = z.number().nullable();

/** Lower and upper bound at 95 %; `null` where there is too little to give one. */
export const interval = z.tuple([z.number(), z.number()]).nullable();
