/** What the reader pane shows: the whole study, one passage, or cited words of a passage. */
export interface DeepLink {
  /** Absent: the whole study, from its beginning. */
  passageId?: string;
  /** Half-open offsets into the passage's text, in UTF-16 code units. */
  span?: { start: number; end: number };
}

const STUDY = '#/study';
const PASSAGE = /^#\/p\/([^?]+)(?:\?(.*))?$/;
const SPAN = /^(\d{1,9})-(\d{1,9})$/;

/** `#/study`, `#/p/nordkorea-07` or `#/p/nordkorea-07?s=120-180`. */
export function formatDeepLink({ passageId, span }: DeepLink): string {
  if (passageId === undefined) return STUDY;
  const query = span ? `?s=${span.start}-${span.end}` : '';
  return `#/p/${encodeURIComponent(passageId)}${query}`;
}

/** Undefined for any other hash: then no reader is open. A span that makes no sense is left out. */
export function parseDeepLink(hash: string): DeepLink | undefined {
  if (hash === STUDY) return {};
  const [, encodedId, query] = PASSAGE.exec(hash) ?? [];
  const passageId = encodedId && decode(encodedId);
  if (!passageId) return undefined;
  const [, start, end] = SPAN.exec(new URLSearchParams(query).get('s') ?? '') ?? [];
  const span = { start: Number(start), end: Number(end) };
  return span.start < span.end ? { passageId, span } : { passageId };
}

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
