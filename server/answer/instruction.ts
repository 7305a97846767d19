const AIM =
  'anweisung\\w*|system\\w*|regel\\w*|prompt\\w*|studie|bisher\\w*|vorherig\\w*|alles|instruction\\w*|rules?|previous|above|the study|everything';

/** Ways of giving orders to an assistant, and of speaking to a machine behind it. */
const INSTRUCTIONS = [
  new RegExp(
    `\\b(ignorier\\w*|vergiss|missachte\\w*|ignore|disregard|forget|override)\\b.{0,40}\\b(${AIM})\\b`,
    'i',
  ),
  /\b(du bist|sie sind|you are|you're) (ab (jetzt|sofort)|nun|jetzt|now|from now on|no longer)\b|\bab jetzt\b.*\b(regeln|bist|sprich)\b/i,
  /(^|[.!:] +)(act as|role-?play|spiel(e)? (die rolle|einen|eine)|pretend|tu(e)? so|behaupte|erfinde|denk dir|invent|make up|repeat|wiederhole|(sag|antworte|answer|reply|respond|say) (einfach |nur|only|bloß|just)|schreib\w* .* um\b)/i,
  /\b(system\s?prompt|systemanweisung\w*|entwicklermodus|developer mode|jailbreak|api[- ]?(key|schl[uü]ssel)|neue anweisung|new instructions?)\b|\b(system|admin(istrator)?):/i,
  /\b(print|gib|reveal|show|zeig\w*)\b.{0,30}\b(prompt|instructions|anweisungen)\b|\bi order you\b|\berfinde (dazu|dabei|eine)\b/i,
  /<\/?[a-z]+[^>]*>|\b(drop|select|insert|delete)\b.{0,20}\b(table|from|into)\b|\$\{|\{\{|\.\.\/\.\./i,
];

/** Whether a text gives orders to an assistant instead of asking the study. */
export function isInstruction(text: string): boolean {
  return INSTRUCTIONS.some((pattern) => pattern.test(text));
}
