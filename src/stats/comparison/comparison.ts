/** Whether two samples differ by more than chance, and which way. */
export interface Comparison {
  readonly test: 'z' | 'fisher' | 'gehan' | 'poisson';
  /** 1: the second is higher (a share, a rate) or longer (a wait) than the first; -1: lower; 0: neither. */
  readonly direction: -1 | 0 | 1;
  /** How probable a difference at least as large is by chance alone, either way. */
  readonly p: number;
}

export const directionOf = (difference: number): Comparison['direction'] =>
  difference > 0 ? 1 : difference < 0 ? -1 : 0;
