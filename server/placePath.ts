interface Span {
  start: number;
  end: number;
}

/** Path at which the page shows a passage, opened at these of its words: `/study/nordkorea-07?s=120-180`. */
export function placePath(passageId: string, words?: Span): string {
  return `/study/${encodeURIComponent(passageId)}${words ? `?s=${words.start}-${words.end}` : ''}`;
}
