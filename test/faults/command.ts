/** The command `beleg` as it is when all is prepared, without colours: `command.ts add FILE`. */
delete process.env.FORCE_COLOR;
process.env.NO_COLOR = '1';
const { main } = await import('#server/cli/main.ts');

await main();

export {};
