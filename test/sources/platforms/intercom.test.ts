import { expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';

async function* piped(value: unknown) {
  yield Buffer.from(JSON.stringify(value));
}

it('numbers the first message and the parts apart, as Intercom does', async () => {
  const { conversations, log } = await readConversations(['-'], {
    stdin: piped({
      type: 'conversation',
      id: '1295',
      created_at: 1772442000,
      source: { type: 'conversation', id: '3', body: '<p>Hey</p>', author: { type: 'user', id: '274' } },
      conversation_parts: {
        conversation_parts: [
          {
            id: '3',
            part_type: 'comment',
            body: 'Okay!',
            created_at: 1772442600,
            author: { type: 'admin', id: '274' },
          },
        ],
      },
    }),
  });
  expect(conversations[0]?.events.map(({ author }) => author.role)).toEqual(['customer', 'agent']);
  expect(log.counts()).toEqual([]);
});
