import type { Role } from './interaction.ts';

/**
 * What a record tells of others, in whatever order they come: a table of users names the authors of messages, the
 * account of an archive is the brand's side. Ids are those of one system.
 */
export type Fact =
  | {
      readonly kind: 'person';
      readonly id: string;
      readonly name: string | null;
      /** `unknown` where the record does not tell. */
      readonly role: Role;
      /** The side is taken from what they do, which says it less surely than a list of people: 2 most, 0 least. */
      readonly trust?: 0 | 1 | 2;
    }
  | { readonly kind: 'own-side'; readonly id: string }
  /** What some records call by `id` is this conversation: messages that name a thread, rows that name its number. */
  | { readonly kind: 'part-of'; readonly id: string; readonly conversation: string }
  /** Is in a chat, also without writing in it. */
  | { readonly kind: 'participant'; readonly id: string; readonly conversation: string };

/** A fact, and the file that it was read from. */
export type FoundFact = Fact & { readonly file: number };
