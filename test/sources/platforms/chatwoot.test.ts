import { Readable } from 'node:stream';
import { expect, it } from 'vitest';
import { readConversations } from '../../../src/pipeline.ts';
import { matchPlatform } from '../../../src/sources/detect.ts';
import { chatwootCsat } from '../../../src/sources/platforms/chatwoot-csat.ts';
import { rowsOf } from '../../support/rows.ts';

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

it.each([
  'Agentenname,Bewertung,Feedback-Kommentar,Kontaktname,Kontakt-E-Mail-Adresse,Kontakt Telefonnummer,Link zur Konversation,Aufnahmedatum',
  'Nombre del agente,Calificación,Comentario de opinión,Nombre de Contacto,Correo electrónico de contacto,Número de teléfono de contacto,Enlace a la conversación,Fecha registrada',
])('the report of satisfaction is read in the language of the account: %s', (header) => {
  expect(matchPlatform(header.split(','), [], { platform: null, mappings: [] })?.platform.id).toBe('chatwoot-csat');
  const row = 'Marta (m@shop.example),2,slow,Ida,ida@mail.example,,https://chat.example/app/accounts/1/conversations/7';
  const { interactions } = rowsOf(chatwootCsat, header, `${row},2026-03-02T09:00:00Z`);
  expect(interactions[0]?.[0]).toMatchObject({ conversationId: '7', text: 'slow', detail: { rating: { value: 2 } } });
});
