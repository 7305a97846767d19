/** What the page shows, as its address says: `/`, `/c/k3f9`, `/study`, `/study/nordkorea-07?s=120-180&c=k3f9`. */
export interface Address {
  /** Id of the conversation; absent before the first question. */
  conversation?: string;
  /** Absent while the reader is closed. */
  place?: StudyPlace;
}

/** What the reader shows: the whole study, one passage, or some words of it. */
export interface StudyPlace {
  /** Absent: the study from its beginning. */
  passageId?: string;
  span?: Span;
}

/** Half-open offsets into a passage's text, in UTF-16 code units. */
export interface Span {
  start: number;
  end: number;
}

const STUDY = '/study';
const CONVERSATION = '/c/';
const SPAN = /^(\d{1,9})-(\d{1,9})$/;

export function formatAddress({ conversation, place }: Address): string {
  if (!place) return conversation ? CONVERSATION + encodeURIComponent(conversation) : '/';
  const path = place.passageId === undefined ? STUDY : `${STUDY}/${encodeURIComponent(place.passageId)}`;
  const query = [
    place.span && `s=${place.span.start}-${place.span.end}`,
    conversation && `c=${encodeURIComponent(conversation)}`,
  ].filter(Boolean);
  return query.length > 0 ? `${path}?${query.join('&')}` : path;
}

/** A path that is none of the page's shows the beginning; a span that makes no sense is left out. */
export function parseAddress({ pathname, search }: { pathname: string; search: string }): Address {
  const query = new URLSearchParams(search);
  if (pathname.startsWith(CONVERSATION)) return withConversation(decode(pathname.slice(CONVERSATION.length)));
  if (pathname !== STUDY && !pathname.startsWith(`${STUDY}/`)) return {};
  const passageId = decode(pathname.slice(STUDY.length + 1));
  const span = spanOf(query.get('s'));
  const place = passageId ? { passageId, ...(span && { span }) } : {};
  return { ...withConversation(query.get('c')), place };
}

function withConversation(conversation: string | null): Address {
  return conversation ? { conversation } : {};
}

function spanOf(text: string | null): Span | undefined {
  const [, start, end] = SPAN.exec(text ?? '') ?? [];
  const span = { start: Number(start), end: Number(end) };
  return span.start < span.end ? span : undefined;
}

function decode(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
