import { type RefObject, useEffect, useLayoutEffect, useRef } from 'react';
import type { Turn } from '../state/turn.ts';

/** How near to the end still counts as there, in pixels: a line and a half. */
const SLACK = 40;
/** What stays free above the question, in pixels. */
const TOP_MARGIN = 16;

/**
 * Scrolls along with an answer, but only for a reader who is at its end, and never so far that the question
 * leaves the view. A new question always comes into view.
 */
export function useFollowScroll(
  scroller: RefObject<HTMLElement | null>,
  turns: Turn[],
  conversation: string | undefined,
): void {
  const following = useRef(true);
  const settled = useRef(0);
  const count = useRef(0);
  const shown = useRef(conversation);

  useEffect(() => {
    const element = scroller.current;
    if (!element) return;
    const onScroll = () => {
      const gap = element.scrollHeight - element.clientHeight - element.scrollTop;
      if (gap <= SLACK) following.current = true;
      else if (Math.abs(element.scrollTop - settled.current) > SLACK) following.current = false;
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => element.removeEventListener('scroll', onScroll);
  }, [scroller]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (!element) return;
    if (turns.length > count.current || shown.current !== conversation) following.current = true;
    shown.current = conversation;
    count.current = turns.length;
    const last = element.querySelector<HTMLElement>('.turn:last-of-type');
    if (!following.current || !last) return;
    const top = last.getBoundingClientRect().top - element.getBoundingClientRect().top + element.scrollTop;
    const bottom = element.scrollHeight - element.clientHeight;
    element.scrollTop = Math.min(bottom, Math.max(0, top - TOP_MARGIN));
    settled.current = element.scrollTop;
  }, [scroller, turns, conversation]);
}
