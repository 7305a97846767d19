import { Command, Option } from 'commander';
import manifest from '../../package.json' with { type: 'json' };
import { widthOf } from './terminal.ts';
import { wrap } from './text.ts';
import type { Words } from './words.ts';

/** Widest help, in columns. */
const HELP_WIDTH = 80;

/** What the commands do. */
export interface Actions {
  ask(questions: string[], options: { json: boolean; withheld: boolean; study?: string[] }): Promise<void>;
  search(query: string, options: { k?: string; json: boolean; study?: string[] }): Promise<void>;
  compare(question: string, options: { format: string; json: boolean; study?: string[] }): Promise<void>;
  passage(id: string, options: { json: boolean }): Promise<void>;
  studies(options: { json: boolean }): Promise<void>;
  add(files: string[], options: { json: boolean }): Promise<void>;
  remove(ids: string[]): Promise<void>;
  serve(options: { port?: string; host?: string }): Promise<void>;
  index(): Promise<void>;
  train(): Promise<void>;
  mcp(): Promise<void>;
  score(options: { questions?: string; url?: string }): Promise<void>;
}

/** The commands, their arguments and their help, in the words of one language. They throw rather than exit. */
export function createProgram(own: Words, actions: Actions): Command {
  const titles: Record<string, string> = {
    'Usage:': own.usageTitle,
    'Arguments:': own.argumentsTitle,
    'Options:': own.optionsTitle,
    'Commands:': own.commandsTitle,
  };
  const program = new Command('beleg')
    .usage(`${own.command} ${own.anyOptions}`)
    .description(own.about)
    .version(manifest.version, '-V, --version', own.showVersion)
    .helpOption('-h, --help', own.showHelp)
    .helpCommand(`help [${own.command}]`, own.help)
    .exitOverride()
    .configureOutput({ outputError: () => {}, getOutHelpWidth: helpWidth, getErrHelpWidth: helpWidth })
    .configureHelp({
      styleTitle: (title) => titles[title] ?? title,
      styleUsage: (usage) => usage.replace('[options]', own.anyOptions),
      // `--help` says how to get help.
      visibleCommands: (command) => command.commands.filter((one) => one.name() !== 'help'),
      // Without the default: the description says it in words.
      optionDescription: ({ description }) => description,
      // Without the `[options]` that nearly all of them have.
      subcommandTerm: (command) => `${command.name()} ${command.usage().replace(/\[options\] ?/, '')}`.trim(),
    })
    .addHelpText('after', () => `\n${wrap(own.exitCodes, helpWidth()).join('\n')}`);

  const command = (name: keyof Words['examples']) =>
    program
      .command(name)
      .description(own[name])
      .addHelpText('after', `\n${own.exampleTitle}\n  ${own.examples[name]}`);

  const study = () =>
    new Option(`--study <${own.id}>`, own.study).argParser((id: string, before: string[] = []) => [
      ...before,
      id,
    ]);

  command('ask')
    .argument(`<${own.question}...>`, own.questionArgument)
    .option('--json', own.json, false)
    .option('--withheld', own.withheld, false)
    .addOption(study())
    .action(actions.ask);
  command('search')
    .argument(`<${own.query}>`, own.textArgument)
    .option('-k <N>', own.limit)
    .option('--json', own.json, false)
    .addOption(study())
    .action(actions.search);
  command('compare')
    .argument(`<${own.question}>`, own.textArgument)
    .option('--format <FORMAT>', own.format, 'text')
    .addOption(new Option('--json', own.jsonFormat).default(false).conflicts('format'))
    .addOption(study())
    .action(actions.compare);
  command('passage')
    .argument(`<${own.id}>`, own.idArgument)
    .option('--json', own.json, false)
    .action(actions.passage);
  command('studies').option('--json', own.json, false).action(actions.studies);
  command('add')
    .argument(`<${own.file}...>`, own.fileArgument)
    .option('--json', own.json, false)
    .action(actions.add);
  command('remove').argument(`<${own.id}...>`, own.studyArgument).action(actions.remove);
  command('serve').option('--port <PORT>', own.port).option('--host <HOST>', own.host).action(actions.serve);
  command('index').action(actions.index);
  command('train').option('--holdout', own.holdout, false).action(actions.train);
  command('score')
    .option('--questions <FILE>', own.questionsFile)
    .option('--url <URL>', own.url)
    .option('--misses', own.misses, false)
    .action(actions.score);
  command('mcp').action(actions.mcp);
  return program;
}

function helpWidth(): number {
  return Math.min(widthOf(process.stdout, process.env), HELP_WIDTH);
}
