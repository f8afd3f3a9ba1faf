/** A part of a stream in memory: filled at its end, dropped at its beginning, so that records can be cut out of it. */
export class ByteWindow {
  readonly #source: AsyncIterator<Buffer>;
  #bytes: Buffer = Buffer.alloc(0);
  #ended = false;

  constructor(source: AsyncIterable<Buffer>) {
    this.#source = source[Symbol.asyncIterator]();
  }

  get bytes(): Buffer {
    return this.#bytes;
  }

  /** No more bytes will come. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Reads on until `size` bytes are here, or the end. */
  async fill(size: number): Promise<void> {
    const pieces = [this.#bytes];
    for (let length = this.#bytes.length; length < size && !this.#ended; ) {
      const next = await this.#source.next();
      if (next.done) this.#ended = true;
      else {
        pieces.push(next.value);
        length += next.value.length;
      }
    }
    if (pieces.length > 1) this.#bytes = Buffer.concat(pieces);
  }

  drop(size: number): void {
    this.#bytes = this.#bytes.subarray(size);
  }

  /** Drops everything up to and including the next `byte`, without keeping it. False if the stream ends before. */
  async skipPast(byte: number): Promise<boolean> {
    for (;;) {
      const at = this.#bytes.indexOf(byte);
      this.drop(at < 0 ? this.#bytes.length : at + 1);
      if (at >= 0 || this.#ended) return at >= 0;
      await this.fill(1);
    }
  }

  /** Lets go of the source, where reading stops before the end. */
  async close(): Promise<void> {
    await this.#source.return?.();
  }
}
