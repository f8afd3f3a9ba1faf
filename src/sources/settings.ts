import type { Mapping } from './columns.ts';
import type { DateOrder } from './date-order.ts';

/** What the user says about the files; `null` and empty lists where the files are to tell. */
export interface SourceSettings {
  readonly platform: string | null;
  readonly delimiter: string | null;
  /** The names of the columns of tables that have no header. */
  readonly header: readonly string[] | null;
  readonly encoding: string | null;
  readonly mappings: readonly Mapping[];
  readonly dateFormat: string | null;
  readonly dateOrder: DateOrder | null;
  /** The zone of times that name none. */
  readonly zone: string;
  /** Names and ids of the brand's own side. */
  readonly self: readonly string[];
}
