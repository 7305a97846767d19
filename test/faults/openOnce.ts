/** Opens an index as a start does, or builds it by hand: `openOnce.ts FOLDER [rebuild]`; prints what a search in it finds. */
import { found, open } from './smallStudy.ts';

const [root, what] = process.argv.slice(2);
try {
  const index = await open('first', root!, { rebuild: what === 'rebuild' });
  console.log(JSON.stringify(await found('first', index)));
} catch (error) {
  console.error(`beleg: ${(error as Error).message}`);
  process.exitCode = 1;
}
