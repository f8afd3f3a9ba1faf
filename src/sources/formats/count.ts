/** How often a byte or a text occurs. */
export function countIn(bytes: Buffer, wanted: number | string): number {
  let count = 0;
  for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) count += 1;
  return count;
}
