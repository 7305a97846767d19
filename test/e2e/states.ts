import { describe, it } from 'vitest';
import { describePage, NARROW, type Visitor, WIDE } from './visitor.ts';

/** A state of the page, and how to come to it. */
export type State = [name: string, reach: (visitor: Visitor, isNarrow: boolean) => Promise<unknown>];

/** Looks at each state with axe in both themes and both widths, and that it fits the window. */
export function describeStates(name: string, states: State[]): void {
  describePage(name, (visitor) => {
    // Both languages and both widths, but not each with each: axe takes its time.
    const [width, viewport] =
      visitor.language === 'de' ? (['wide', WIDE] as const) : (['narrow', NARROW] as const);
    describe(`in a ${width} window`, () => {
      it.each(states)('%s is accessible in both themes, and fits', async (_, reach) => {
        await visitor.visit('/', { viewport });
        visitor.forgive(/ERR_FAILED|503/);
        await reach(visitor, width === 'narrow');
        await visitor.expectAccessible();
        await visitor.expectToFit();
      });
    });
  });
}
