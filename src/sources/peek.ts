/** The first `size` bytes of a stream (fewer if it is shorter, a little more as it comes), and the whole of it. */
export async function peek(
  bytes: AsyncIterable<Buffer>,
  size: number,
): Promise<{ head: Buffer; all: AsyncGenerator<Buffer> }> {
  const iterator = bytes[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  for (let seen = 0; seen < size; ) {
    const next = await iterator.next();
    if (next.done) break;
    pieces.push(next.value);
    seen += next.value.length;
  }
  return { head: Buffer.concat(pieces), all: resumed(pieces, iterator) };
}

async function* resumed(pieces: readonly Buffer[], iterator: AsyncIterator<Buffer>): AsyncGenerator<Buffer> {
  try {
    yield* pieces;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
