/** What the end of a command tells other programs; `beleg --help` lists them. */
export const EXIT = {
  done: 0,
  failed: 1,
  /** Wrong usage, bad input, or a setting that cannot be used. */
  badInput: 2,
  /** The study does not answer, or has no such passage or comparison. */
  unanswered: 3,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];
