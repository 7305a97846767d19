import type { CommanderError } from 'commander';
import type { Words } from './words.ts';

/** What commander complains of, in our words: it speaks English alone. Empty where help or version was asked for. */
export function usageMessage({ code, message }: CommanderError, own: Words): string {
  const [name = '', other = ''] = [...message.matchAll(/'(.*?)'/g)].map(([, quoted]) => quoted);
  const complaints: Record<string, string> = {
    'commander.unknownCommand': own.unknownCommand(name),
    'commander.unknownOption': own.unknownOption(name),
    'commander.conflictingOption': own.conflictingOptions(name, other),
    'commander.optionMissingArgument': own.optionWithoutValue(name),
    'commander.missingArgument': own.missingArgument(name),
    'commander.excessArguments': own.tooManyArguments,
  };
  const complaint = complaints[code];
  if (complaint === undefined) return '';
  const meant = /Did you mean (?:one of )?(.*)\?/.exec(message)?.[1];
  return [complaint, meant && own.didYouMean(meant), own.seeHelp].filter(Boolean).join('; ');
}
