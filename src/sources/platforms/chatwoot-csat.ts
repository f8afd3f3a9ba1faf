import * as z from 'zod';
import type { Author } from '../../model/interaction.ts';
import { message } from './document.ts';
import { excerpt, ratingOf, word } from './fields.ts';
import { type Reading, type RecordContext, type Row, skipped, type TablePlatform } from './platform.ts';

const text = z.string().optional();

/**
 * The download of "Reports, CSAT" (chatwoot: csat_survey_responses/download.csv): unlike its other reports, no averages.
 * Its columns are in the language of the account (config/locales).
 */
export const chatwootCsat: TablePlatform = {
  id: 'chatwoot-csat',
  title: 'Chatwoot satisfaction report',
  about:
    'One row an answer to a survey, with its rating and comment. It tells ratings and nothing of messages; who was asked and did not answer is not in it.',
  steps: [
    'In Chatwoot open Reports, CSAT, choose the period, and Download CSAT Reports.',
    'Messages of the API hold the same ratings and the times of answers too: give those, or this report, and not both.',
  ],
  formats: ['csv'],
  system: 'chatwoot',
  row: z.object({ rating: text, comment: text, customer: text, email: text, link: text, recordedAt: text }),
  aliases: {
    rating: ['rating', 'bewertung', 'calificación', 'classificação', 'valutazione'],
    comment: [
      'feedback_comment',
      'feedback_kommentar',
      'comentario_de_opinión',
      'comentário_de_feedback',
      'commento_di_feedback',
    ],
    customer: ['contact_name', 'kontaktname', 'nombre_de_contacto', 'nome_do_contato', 'nome_contatto'],
    email: [
      'contact_email_address',
      'kontakt_e_mail_adresse',
      'correo_electrónico_de_contacto',
      'e_mail_de_contato',
      'indirizzo_email_contatto',
    ],
    link: [
      'link_to_the_conversation',
      'link_zur_konversation',
      'enlace_a_la_conversación',
      'link_para_a_conversa',
      'link_alla_conversazione',
    ],
    recordedAt: ['recorded_date', 'aufnahmedatum', 'fecha_registrada', 'data_de_gravação', 'data_di_registrazione'],
  },
  needs: ['rating', 'recordedAt', ['link', 'comment']],
  idFields: {},
  timeFields: ['recordedAt'],
  telling: ['recordedAt', 'link'],
  exact: true,
  grouping: () => 'id',
  provides: () => ({ certain: ['ratings'], ifSeen: ['opinions'] }),
  toInteractions,
};

function toInteractions(row: Row, context: RecordContext): Reading {
  if (isFooter(row)) return skipped('footer', 'the period of the report');
  const at = context.instant(word(row.recordedAt));
  if (at === null) return skipped('no-time', 'no Recorded date');
  if (Number.isNaN(at)) return skipped('bad-date', `Recorded date: ${excerpt(row.recordedAt ?? '')}`);
  const { rating, fault } = ratingOf(row.rating, context.column('rating'));
  if (rating === null || rating.value < 1 || rating.value > 5)
    return skipped('bad-rating', fault?.message ?? `no rating from 1 to 5: ${excerpt(row.rating ?? '')}`);
  const customer = word(row.customer) ?? word(row.email) ?? null;
  const author: Author = { id: word(row.email) ?? customer, name: customer, role: 'customer' };
  const [, conversation] = /\/conversations\/(\d+)/.exec(row.link ?? '') ?? [];
  const detail = { rating: { ...rating, min: 1, max: 5 } };
  return {
    interactions: [
      message({
        id: `${conversation ?? customer ?? 'survey'}/csat/${at}`,
        kind: 'rating',
        conversationId: conversation ?? null,
        author,
        at,
        text: word(row.comment) ?? null,
        detail,
      }),
    ],
  };
}

/** A spreadsheet that saved the file has filled up the last line. */
const isFooter = (row: Row): boolean => row.rating === undefined && row.recordedAt === undefined;
