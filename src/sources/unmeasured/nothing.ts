import { UserError } from '../../model/problem.ts';

/** A file that is whole and known to hold nothing to measure: named, it ends the run; beside others it is set aside. */
export class NothingToMeasure extends UserError {}

/** A file that is whole and that nothing fits: an error, unless it lies in an archive that holds more than conversations. */
export class UnknownShape extends UserError {}
