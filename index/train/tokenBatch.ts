/** Token ids of several texts, one after the other: text `i` has `ids[starts[i]] … ids[starts[i + 1] - 1]`. */
export interface TokenBatch {
  readonly ids: Int32Array;
  readonly starts: Int32Array;
}

export function tokenBatch(texts: ReadonlyArray<readonly number[]>): TokenBatch {
  const starts = new Int32Array(texts.length + 1);
  texts.forEach((ids, i) => {
    starts[i + 1] = starts[i]! + ids.length;
  });
  const ids = new Int32Array(starts[texts.length]!);
  texts.forEach((list, i) => {
    ids.set(list, starts[i]!);
  });
  return { ids, starts };
}

export function sizeOf({ starts }: TokenBatch): number {
  return starts.length - 1;
}
