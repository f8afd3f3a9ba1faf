import type { Fault } from '../../model/problem.ts';

/** The end of a file without the block of zeros that a crash or a full disk leaves behind the data. */
export function withoutZeros(bytes: Buffer): Buffer {
  let end = bytes.length;
  while (end > 0 && bytes[end - 1] === 0) end -= 1;
  return bytes.subarray(0, end);
}

/** What there is to say of them; `line` is where they stand. */
export function zerosFault(zeros: number, line: number): Fault[] {
  return zeros === 0 ? [] : [{ code: 'trailing-garbage', message: `${zeros} NUL bytes after the last record`, line }];
}
