/** The beginning of a stream, and still the whole of it. */
export interface Peeked {
  readonly head: Buffer;
  readonly all: AsyncIterable<Buffer>;
  /** For who does not read on: nothing else would close the file. */
  close(): Promise<void>;
}

/** Reads the first `size` bytes: fewer if the stream is shorter, more if it comes in larger pieces. */
export async function peek(bytes: AsyncIterable<Buffer>, size: number): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const pieces: Buffer[] = [];
  for (let seen = 0; seen < size; ) {
    const next = await iterator.next();
    if (next.done) break;
    pieces.push(next.value);
    seen += next.value.length;
  }
  const close = async (): Promise<void> => {
    await iterator.return?.();
  };
  return {
    head: Buffer.concat(pieces),
    all: { [Symbol.asyncIterator]: () => resumed(pieces, iterator, close) },
    close,
  };
}

/** No generator: one that was never started would not close what it reads from. */
function resumed(pieces: Buffer[], rest: AsyncIterator<Buffer>, close: () => Promise<void>): AsyncIterator<Buffer> {
  return {
    next: async () => {
      const piece = pieces.shift();
      return piece === undefined ? rest.next() : { done: false, value: piece };
    },
    return: async () => {
      await close();
      return { done: true, value: undefined };
    },
  };
}
