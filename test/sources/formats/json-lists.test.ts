import { describe, expect, it } from 'vitest';
import { readJson } from '../../../src/sources/formats/json.ts';
import { pieces } from './reading.ts';

async function at(text: string, place: string) {
  const { records, envelopes, locate } = (await readJson(pieces(text, 11), 'export.json')).at(place);
  return records.map((record, index) => {
    const { line, bytes } = locate(index);
    return { record, around: envelopes[index], line, bytes: Buffer.from(bytes).toString() };
  });
}

const CHATS = `{"chats": {"list": [
  {"name": "a", "messages": [{"x": 1}, {"x": 2}]},
  {"name": "b"},
  {"name": "c", "messages": [
    {"x": 3}]}
]}}`;

describe('records at a place of a document', () => {
  it('stand in lists inside of lists, each with the object around it, and know where they lie', async () => {
    expect(await at(CHATS, 'chats.list[].messages[]')).toMatchObject([
      { record: { x: 1 }, around: { name: 'a' }, line: 2, bytes: '{"x": 1}' },
      { record: { x: 2 }, around: { name: 'a' }, line: 2, bytes: '{"x": 2}' },
      { record: { x: 3 }, around: { name: 'c' }, line: 5, bytes: '{"x": 3}' },
    ]);
  });

  it('are the document itself at an empty place, and its elements at []', async () => {
    expect(await at('{"x": 1}', '')).toMatchObject([{ record: { x: 1 }, around: null, line: 1, bytes: '{"x": 1}' }]);
    expect(await at('[1,\n2]', '[]')).toMatchObject([
      { record: 1, bytes: '1' },
      { record: 2, line: 2, bytes: '2' },
    ]);
  });

  it('are the members of an object at *, numbers first, as JSON.parse has them', async () => {
    const found = await at('{"u": {"b": {"x": 1}, "7": {"x": 2}}}', 'u.*');
    expect(found.map(({ record, bytes }) => [record, bytes])).toEqual([
      [{ x: 2 }, '{"x": 2}'],
      [{ x: 1 }, '{"x": 1}'],
    ]);
  });

  it('are none where the place leads nowhere', async () => {
    for (const place of ['messages[]', 'chats[]', 'chats.list.name', 'chats.list[].name[]'])
      expect(await at(CHATS, place)).toEqual([]);
  });

  it('of values one after another are the elements of all of them', async () => {
    expect(await at('[{"x": 1}]\n[{"x": 2}]', '[]')).toMatchObject([
      { record: { x: 1 }, line: 1, bytes: '{"x": 1}' },
      { record: { x: 2 }, line: 2, bytes: '{"x": 2}' },
    ]);
  });
});
