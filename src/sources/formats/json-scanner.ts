const code = (character: string): number => character.charCodeAt(0);
const QUOTE = code('"');
const BACKSLASH = code('\\');
const COMMA = code(',');
const COLON = code(':');
const OPEN_BRACE = code('{');
const CLOSE_BRACE = code('}');
const OPEN_BRACKET = code('[');
const CLOSE_BRACKET = code(']');
const U = code('u');

const WORDS = ['true', 'false', 'null'].map((word) => Buffer.from(word));
const NUMBER = /^-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?$/;

/**
 * Walks over JSON byte by byte. `JSON.parse` is faster and settles what is valid; this knows *where*: where a value
 * ends, and where a mistake is and what should stand there. It keeps no stack of calls, so depth costs nothing.
 */
export class JsonScanner {
  readonly bytes: Buffer;
  at: number;
  /** After a `false`: what should stand at `at`. */
  wanted = '';

  constructor(bytes: Buffer, at = 0) {
    this.bytes = bytes;
    this.at = at;
  }

  /** Nothing but blanks is left. */
  ended(): boolean {
    this.#pastBlanks();
    return this.at >= this.bytes.length;
  }

  /** The next byte that is no blank. */
  next(): number | undefined {
    this.#pastBlanks();
    return this.bytes[this.at];
  }

  /** Passes over the next byte if it is this one. */
  take(character: string): boolean {
    return this.#takeByte(code(character));
  }

  /** Passes over the name of a member and its colon. */
  name(): boolean {
    return this.#string('a name in double quotes') && (this.#takeByte(COLON) || this.#wants('a colon'));
  }

  /** Passes over one value, whatever is in it. */
  value(): boolean {
    const closers: number[] = [];
    do {
      const first = this.next();
      if (first === OPEN_BRACE || first === OPEN_BRACKET) {
        this.at += 1;
        closers.push(first === OPEN_BRACE ? CLOSE_BRACE : CLOSE_BRACKET);
        if (this.next() !== closers.at(-1)) {
          if (first === OPEN_BRACE && !this.name()) return false;
          continue;
        }
      } else if (!this.#scalar()) return false;
      if (!this.#close(closers)) return false;
    } while (closers.length > 0);
    return true;
  }

  /** After a value: closes what ends here, and stops before the next value of what does not. */
  #close(closers: number[]): boolean {
    for (let due = closers.at(-1); due !== undefined; due = closers.at(-1)) {
      if (this.#takeByte(due)) closers.pop();
      else if (!this.#takeByte(COMMA)) return this.#wants(`a comma or ${String.fromCharCode(due)}`);
      else return due !== CLOSE_BRACE || this.name();
    }
    return true;
  }

  #scalar(): boolean {
    if (this.bytes[this.at] === QUOTE) return this.#string('a value');
    const rest = this.bytes.subarray(this.at);
    const word = WORDS.find((one) => rest.subarray(0, one.length).equals(one.subarray(0, rest.length)));
    let length = word === undefined ? 0 : Math.min(word.length, rest.length);
    while (word === undefined && isNumeric(rest[length])) length += 1;
    const isWhole = word === undefined ? NUMBER.test(rest.toString('latin1', 0, length)) : length === word.length;
    // What the end of the bytes cuts off is no wrong word, but the end.
    if (isWhole || length === rest.length) this.at += length;
    return isWhole || this.#wants('a value');
  }

  #string(wanted: string): boolean {
    if (!this.#takeByte(QUOTE)) return this.#wants(wanted);
    for (; this.at < this.bytes.length; this.at++) {
      const byte = this.bytes[this.at] ?? 0;
      if (byte === QUOTE) {
        this.at += 1;
        return true;
      }
      if (byte < 0x20) return this.#wants('the end of the text, or \\n for a line break in it');
      if (byte === BACKSLASH && !this.#escape()) return false;
    }
    return this.#wants('the end of the text');
  }

  /** From the backslash to the last byte of its escape. */
  #escape(): boolean {
    const kind = this.bytes[this.at + 1];
    const length = kind === U ? 6 : 2;
    const found = this.bytes.toString('latin1', this.at, this.at + length);
    if (this.at + length > this.bytes.length) this.at = this.bytes.length;
    else if (/^\\(["\\/bfnrt]|u[\da-fA-F]{4})$/.test(found)) this.at += length - 1;
    else return this.#wants('an escape that JSON knows');
    return true;
  }

  #takeByte(byte: number): boolean {
    const here = this.next() === byte;
    if (here) this.at += 1;
    return here;
  }

  #pastBlanks(): void {
    while (isBlank(this.bytes[this.at])) this.at += 1;
  }

  #wants(wanted: string): false {
    this.wanted = wanted;
    return false;
  }
}

const isBlank = (byte: number | undefined): boolean => byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;

/** Digits, signs, the dot and the exponent. */
function isNumeric(byte: number | undefined): boolean {
  if (byte === undefined) return false;
  return (byte >= 0x30 && byte <= 0x39) || byte === 0x2b || byte === 0x2d || byte === 0x2e || (byte | 0x20) === 0x65;
}
