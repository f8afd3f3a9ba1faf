/**
 * A summary that grows by samples and can be put together from parts. The law: split the samples anywhere, merge in any
 * order, and the summary is the very same. `merge` takes a stat of the same factory and leaves it as it was.
 */
export interface Stat<Sample, Summary> {
  add(sample: Sample): void;
  /** Samples of one conversation, which resemble each other; left out where that makes no difference. */
  addTogether?(samples: readonly Sample[]): void;
  merge(other: Stat<Sample, Summary>): void;
  summary(): Summary;
}

/** Adds all that one conversation says. */
export function addTogether<Sample>(stat: Stat<Sample, unknown>, samples: readonly Sample[]): void {
  if (stat.addTogether) stat.addTogether(samples);
  else for (const sample of samples) stat.add(sample);
}

/** Makes an empty stat. A metric declares the factory, so that every slice gets a stat of its own. */
export type StatFactory<Sample, Summary> = () => Stat<Sample, Summary>;
