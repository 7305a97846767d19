import type { Element } from 'hast';
import { attribute } from './hast.ts';

/** Never text of a document: what runs, what is filled in, what surrounds it on a website. */
const DROPPED = new Set(
  (
    'script style noscript template nav aside dialog menu button input select option textarea label iframe object embed ' +
    'svg canvas audio video picture img map annotation annotation-xml rp rt title meta link base'
  ).split(' '),
);
const DROPPED_ROLES = new Set(
  'navigation banner contentinfo complementary search menu menubar dialog alertdialog tablist'.split(' '),
);
const HIDDEN_STYLE = /(?:display\s*:\s*none|visibility\s*:\s*hidden)/i;
/** Classes in common use for what only screen readers say: it is no text of the document either. */
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|visually-hidden|visuallyhidden|screen-reader-text)(?:\s|$)/;

/** Whether an element is left out with all that is in it. Headers and footers are left out by where they stand. */
export function isDropped(element: Element): boolean {
  return (
    DROPPED.has(element.tagName) ||
    DROPPED_ROLES.has(attribute(element, 'role').toLowerCase()) ||
    isHidden(element)
  );
}

function isHidden(element: Element): boolean {
  return (
    (element.properties.hidden !== undefined && element.properties.hidden !== false) ||
    attribute(element, 'ariaHidden') === 'true' ||
    HIDDEN_STYLE.test(attribute(element, 'style')) ||
    HIDDEN_CLASS.test(attribute(element, 'className'))
  );
}
