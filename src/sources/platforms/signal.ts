import * as z from 'zod';
import { chatAsText } from './chat.ts';
import type { TablePlatform } from './platform.ts';

/** The text that tools for the desktop application of Signal write, `[2026-03-02, 09:00] Ida: hello`. */
export const signal: TablePlatform = chatAsText({
  id: 'signal',
  title: 'Signal',
  about:
    'One chat as text, to the minute and without a zone. Without resolutions and ratings; of one chat alone --self NAME has to say which side is yours.',
  steps: [
    'Signal itself exports no chats: use a tool that reads those of Signal Desktop and writes text, such as signal-export.',
    'Give the text of each chat to socmetrics; it takes the name of the file for that of the chat.',
  ],
  style: z.literal('brackets'),
  when: z.string().regex(/^\d{4}-\d\d-\d\d \d\d:\d\d$/),
  threadOf: ({ fileName, folderName }) => (/^(chat|index)$/i.test(fileName) ? folderName : fileName) || 'chat',
  wordsOf: (text) => text,
});
