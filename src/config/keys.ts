import * as z from 'zod';
import { unknownKey } from './explain.ts';

/** An object that takes these keys and no others; a line of its error for each key that it does not know. */
export const keys = <Shape extends z.core.$ZodLooseShape>(
  shape: Shape,
  hint: (key: string) => string | null = () => null,
) =>
  z.strictObject(shape, {
    error: (issue) =>
      issue.code === 'unrecognized_keys'
        ? issue.keys.map((key) => hint(key) ?? unknownKey(key, Object.keys(shape))).join('\n')
        : undefined,
  });
