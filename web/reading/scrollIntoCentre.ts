/** Room above a target that is taller than the view, in pixels. */
const TOP_MARGIN = 24;

/** Scrolls `scroller` alone; `scrollIntoView` would move the page around it as well. */
export function scrollIntoCentre(target: Element, scroller: Element): void {
  const { top, height } = target.getBoundingClientRect();
  const view = scroller.getBoundingClientRect();
  const spare = Math.max(TOP_MARGIN, (view.height - height) / 2);
  scroller.scrollTop += top - view.top - spare;
}
