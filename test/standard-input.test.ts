import { expect, it } from 'vitest';
import { pipedInto } from '../src/cli/standard-input.ts';

const REPORT = '\u{feff}{\n  "schemaVersion": 1,\n  "tool": { "name": "socmetrics" }\n}\n';

async function* inChunks(text: string, size: number) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function textOf(chunks: AsyncIterable<Uint8Array>): Promise<string> {
  const read: Uint8Array[] = [];
  for await (const chunk of chunks) read.push(chunk);
  return Buffer.concat(read).toString('utf8');
}

it.each([1, 3, 7, 1000])('knows a saved report whatever pieces it comes in: %i bytes', async (size) => {
  for (const text of [REPORT, JSON.stringify(JSON.parse(REPORT.slice(1)))]) {
    const piped = await pipedInto(['-'], inChunks(text, size));
    expect(piped.report).toBe(text);
    expect(await textOf(piped.stdin)).toBe(text);
  }
});

it.each([1, 3, 7, 1000])('hands on what is none, from its beginning: %i bytes', async (size) => {
  for (const text of ['', 'a,b\n1,2\n', '{"id":1}\n{"id":2}\n', '{"rows":[1,\n2]}', '[{"id":"é"}]', ' ', '{']) {
    const piped = await pipedInto(['a.csv', '-'], inChunks(text, size));
    expect(piped.report).toBeNull();
    expect(await textOf(piped.stdin)).toBe(text);
  }
});

it('reads no more of an export with one object a line than its first', async () => {
  let read = 0;
  async function* endless() {
    for (; read < 1000; read++) yield Buffer.from('{"id":1}\n');
  }
  await pipedInto(['-'], endless());
  expect(read).toBeLessThan(3);
});

it('leaves standard input alone where nobody names it', async () => {
  async function* never(): AsyncGenerator<Uint8Array> {
    yield Buffer.from(expect.unreachable());
  }
  expect((await pipedInto(['a.csv'], never())).report).toBeNull();
});
