import * as z from 'zod';
import { chatAsText } from './chat.ts';
import type { RecordContext, TablePlatform } from './platform.ts';

/**
 * "Export chat" of WhatsApp on Android and iOS (faq.whatsapp.com/1180414079177245): lines of text in the manner of
 * writing dates that the telephone has.
 */
export const whatsapp: TablePlatform = chatAsText({
  id: 'whatsapp',
  title: 'WhatsApp',
  about:
    'One chat as text, on Android to the minute, without a zone (--input-tz). Without resolutions and ratings; of one chat alone --self NAME has to say which side is yours.',
  steps: [
    'Open the chat in WhatsApp, then its menu: More, Export chat (Android), or the name of the chat, Export chat (iOS).',
    'Choose to export without media.',
    'Give the .txt or .zip of each chat to socmetrics; leave its name as it is, for it names the chat.',
  ],
  style: z.enum(['brackets', 'dash']),
  when: z.string(),
  threadOf,
  wordsOf,
});

/** iOS calls every chat `_chat.txt`, and the archive or the folder around it by its name. */
function threadOf({ fileName, folderName }: RecordContext): string {
  const name = /^_?chat$/i.test(fileName) && folderName !== '' ? folderName : fileName;
  return name.replace(TITLE, '').replace(/ ?\(\d+\)$/, '') || 'chat';
}

/** "WhatsApp Chat with Ida" and "WhatsApp Chat - Ida" are one chat, on two telephones. */
const TITLE =
  /^(whatsapp[ -]chat|chat de whatsapp|chat whatsapp|discussion whatsapp|conversa do whatsapp)( (with|mit|con|avec|com|met|-))? +/i;

/** What the app says itself is marked by a sign that nobody sees. */
const BY_THE_APP = /^[\u200e\u200f]/;
const MARKS = /[\u200e\u200f]/g;

/** In each language its own words: those of the languages that most telephones speak. */
const DELETED =
  /^(this message was deleted|you deleted this message|diese nachricht wurde gelöscht|du hast diese nachricht gelöscht|se eliminó este mensaje|eliminaste este mensaje|este mensaje fue eliminado|ce message a été supprimé|vous avez supprimé ce message|mensagem apagada|você apagou esta mensagem|questo messaggio è stato eliminato|hai eliminato questo messaggio|dit bericht is verwijderd|ta wiadomość została usunięta|данное сообщение удалено|вы удалили данное сообщение|bu mesaj silindi|pesan ini dihapus)\.?$/i;

/** Of a text that the app wrote in somebody's name: calls, keys and groups are no words to anybody. */
const NOTICE =
  /encrypt|verschlüssel|cifrad|chiffr|criptograf|crittograf|versleuteld|szyfrow|шифрован|security code|sicherheitsnummer|missed (voice|video) call|(voice|video) call,|verpasst|created (this )?group|added you|was added|joined using|left$|changed (the|this|to)|disappearing messages/i;

const EDITED =
  /\s?<(this message was edited|diese nachricht wurde bearbeitet|se editó este mensaje|ce message a été modifié|mensagem editada)>$/i;

/** `<Media omitted>`, `<attached: 00012-PHOTO.jpg>`, `IMG-1.jpg (file attached)`, in whatever language. */
const MEDIA = /^(<[^<>\n]{3,80}>|[^\n<>]{1,80}\.\w{2,5} \([^()\n]{3,40}\))(\n|$)/;

/** A picture without words is a message without words. */
function wordsOf(text: string): string | null {
  const [first = '', ...others] = text.split('\n');
  const plain = text.replace(MARKS, '').trim();
  if (DELETED.test(plain)) return null;
  // A picture to be seen once.
  if (plain === 'null') return '';
  if (BY_THE_APP.test(first)) return NOTICE.test(first) ? null : others.join('\n').replace(MARKS, '').trim();
  return plain.replace(EDITED, '').replace(MEDIA, '').trim();
}
