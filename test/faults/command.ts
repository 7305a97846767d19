/** The command `beleg` as it is when all is prepared: `command.ts add FILE`. */
import { main } from '#server/cli/main.ts';

await main();
