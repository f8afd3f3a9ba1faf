/** The exit codes are an API: CI tells a missed target from a missing file and from a crash. No other code ever occurs. */
export const EXIT = {
  done: 0,
  thresholdBreached: 1,
  wrongUse: 2,
  unusable: 3,
  tooManyRejects: 4,
  ourFault: 70,
  interrupted: 130,
  terminated: 143,
} as const;
