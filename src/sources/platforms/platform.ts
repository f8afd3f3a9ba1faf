import type { z } from 'zod';
import type { Capability } from '../../model/capability.ts';
import type { Fact } from '../../model/fact.ts';
import type { Interaction } from '../../model/interaction.ts';
import type { Fault, ProblemCode } from '../../model/problem.ts';
import type { FormatId } from '../formats/content.ts';

/** What one record became. Neither interactions nor facts: the record is skipped, and counted. */
export interface Reading {
  readonly interactions: readonly Interaction[];
  /** What it tells of other records: who a person is, which side is the brand's. */
  readonly facts?: readonly Fact[];
  readonly faults?: readonly Fault[];
}

/** What the world around a record tells it: how to read times, who is on the brand's side. */
export interface RecordContext {
  /** Epoch milliseconds; `null` where the text says "none"; NaN where it is not a date. */
  instant(text: string | undefined): number | null;
  /** The name of the column that a field was read from, as it stands in the file. */
  column(field: string): string | null;
  /** The unit given with `--map field=column:unit`, or the one that the column's name states. */
  unit(field: string): 's' | 'min' | 'h' | 'd' | null;
  /** What the file is called, without its ending: chats often say nowhere else whose they are. */
  readonly fileName: string;
  /** The folder or archive that it lies in, in the same way; `''` where there is none. */
  readonly folderName: string;
  /** All folders and archives around it: only of those that the product itself names does one tell anything. */
  readonly folders: readonly string[];
  /** The user named the brand's side (`--self`): every other author is a customer. */
  readonly hasSelf: boolean;
  isSelf(name: string): boolean;
}

/**
 * What an export tells. `certain`: its columns tell it even where no row does (a column of resolution times, all empty,
 * says that nothing was resolved). `ifSeen`: only if some row does (an export of inbound messages alone says nothing
 * of answers).
 */
export interface Provided {
  readonly certain: readonly Capability[];
  readonly ifSeen: readonly Capability[];
}

/** Where ids stand in an interaction. */
export type IdPlace = 'id' | 'replyTo' | 'conversationId';

/** How conversations come about: by the export's own id, by reply links, or by the silences of an endless chat. */
type Grouping = 'id' | 'replies' | 'silence';

/** A record whose columns are named: every field as text, absent where it is empty. */
export type Row = Readonly<Record<string, string | undefined>>;

/** What every export format says of itself. */
interface Described {
  readonly id: string;
  readonly title: string;
  /** One sentence: what the export is, and what it cannot tell. */
  readonly about: string;
  /** How to get the export out of the product, one step each. */
  readonly steps?: readonly string[];
  readonly formats: readonly FormatId[];
  /** Exports of one product share their ids under this name; by default each format has its own. */
  readonly system?: string;
  /** It names the person who answers: where it names no account beside, that one is unknown. */
  readonly agentsArePeople?: true;
}

/**
 * An export that is a table, or a list of flat objects. Detection follows from it: a file is of this platform when its
 * columns hold what `needs` asks for and its first records satisfy `row`. Pure: no files, no clock, no state.
 */
export interface TablePlatform extends Described {
  /** One record, its columns named. */
  readonly row: z.ZodObject;
  /** Other names that a column goes by, folded, the best first. Without an entry a field is named as it is. */
  readonly aliases: Readonly<Record<string, readonly string[]>>;
  /** What `needs` asks for, in words; for shapes that somebody may have made by hand. */
  readonly wants?: string;
  /** The fields without which a record says nothing; of a list, one is enough. */
  readonly needs: readonly (string | readonly string[])[];
  /** The fields that ids come from: a column that writes every id as `3.0` means 3, which only the whole column tells. */
  readonly idFields: Readonly<Partial<Record<IdPlace, string>>>;
  /** The fields that hold times: all of them together settle the order of day and month. */
  readonly timeFields: readonly string[];
  /** Fields that say nothing by themselves: each is read only where another is. */
  readonly onlyWith?: Readonly<Record<string, string>>;
  /** Fields that a column holds not by its name but by its values: most of them are words for it. */
  readonly byValues?: readonly ByValues[];
  /** Fields whose columns are something else where they hold small numbers: minutes of a week, counts. */
  readonly instants?: readonly string[];
  /** Fields that only this shape has: where several fit, they decide. An exact header has the last word. */
  readonly telling: readonly string[];
  readonly exact: boolean;
  /** Its conversations are chats whose two sides only their writers tell: see `sides` of a stream. */
  readonly sides?: 'threads';
  grouping(fields: ReadonlySet<string>): Grouping;
  provides(fields: ReadonlySet<string>): Provided;
  toInteractions(row: Row, context: RecordContext): Reading;
}

/** What is true of the file around a record of a document. */
export interface DocumentContext<Envelope = unknown> extends RecordContext {
  /** The object that holds the list in which the record stands; `null` where there is none. */
  readonly envelope: Envelope;
}

/**
 * One kind of records in a document: the tickets of an export, its users, the messages of a chat. A record is of this
 * kind when it satisfies `record` and what is around it `envelope`; so both ask for what tells the kind from others.
 */
// biome-ignore lint/suspicious/noExplicitAny: a platform holds kinds of different records
export interface RecordKind<Content = any, Envelope = any> {
  /** `ticket`, `user`, `message`: in `inspect` and in messages. */
  readonly id: string;
  /**
   * Where such records stand: names to follow, `[]` for each element of a list, `[user]` for those whose own name is
   * `user` or ends in `_user`, `*` for each member of an object. `''`
   * is the document itself, and each line of NDJSON; `chats.list[].messages[]` the messages of all chats.
   */
  readonly places: readonly string[];
  readonly record: z.ZodType<Content>;
  readonly envelope?: z.ZodType<Envelope>;
  /** It tells nothing of conversations, whoever is asked: what such records are. A file of them alone is set aside. */
  readonly beside?: string;
  read(record: Content, context: DocumentContext<Envelope>): Reading;
}

/** A kind with the types of its record and envelope checked, and nothing else. */
export const recordKind = <Content, Envelope = null>(kind: RecordKind<Content, Envelope>): RecordKind => kind;

/** An export that is a JSON document, or lines of them, with objects inside of objects. Pure, like a table. */
export interface DocumentPlatform extends Described {
  readonly kinds: readonly RecordKind[];
  /**
   * Of an archive of a whole account or workspace: what the files with conversations are called. Whatever else lies in
   * it is set aside where it is not understood; one of these is an error then.
   */
  readonly keptIn?: RegExp;
  readonly sides?: 'threads';
  readonly grouping: Grouping;
  /** `kinds`: the ids of the kinds that a file holds. */
  provides(kinds: ReadonlySet<string>): Provided;
}

export type Platform = TablePlatform | DocumentPlatform;

export const isTable = (platform: Platform): platform is TablePlatform => 'row' in platform;

/** The column of one of the fields `from`, or one `named` so that nothing reads, is taken for `field`. */
export interface ByValues {
  readonly field: string;
  readonly from?: readonly string[];
  readonly named?: readonly string[];
  /** Every value has to be so, where three of four would do. */
  readonly all?: true;
  is(value: string): boolean;
}

export const skipped = (code: ProblemCode, message: string): Reading => ({
  interactions: [],
  faults: [{ code, message }],
});
