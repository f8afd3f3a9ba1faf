import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';

const message = (id: number, message_type: string | number, minute: number, sender: object) => ({
  id,
  content: 'hello',
  message_type,
  content_type: 'text',
  private: false,
  created_at: new Date(Date.UTC(2026, 2, 2, 9, minute)).toISOString(),
  sender: { id: 1, ...sender },
});

it('of a webhook reads the conversation that stands in the message, and each side by its own numbers', async () => {
  const around = { event: 'message_created', conversation: { id: 5, status: 'open' }, inbox: { id: 3, name: 'Web' } };
  const lines = [
    message(1, 'incoming', 0, { name: 'Ida' }),
    message(2, 'outgoing', 10, { name: 'Finn', type: 'user' }),
  ];
  const text = lines.map((one) => JSON.stringify({ ...one, ...around })).join('\n');
  const { conversations } = await readConversations(['-'], { stdin: Readable.from([text]) });
  expect(conversations).toMatchObject([
    { id: '5', turns: [{ outcome: 'answered', agent: 'Finn' }], events: [{ account: 'inbox 3' }, {}] },
  ]);
});
