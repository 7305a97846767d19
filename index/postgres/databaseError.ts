/** The database cannot be used, or not now; one line that may be shown, and that names no password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** By SQLSTATE, or by the code of the system. */
const REASONS: Record<string, string> = {
  ECONNREFUSED: 'nothing listens there',
  ENOTFOUND: 'there is no such host',
  EAI_AGAIN: 'the name of the host cannot be resolved',
  ETIMEDOUT: 'it does not answer',
  '28P01': 'the password is wrong',
  '28000': 'this user is not let in',
  '3D000': 'there is no such database',
  '42501': 'this user lacks a right',
  '53300': 'it takes no more connections',
  '57014': 'a statement took too long',
  '25006': 'it can only be read: DATABASE_URL must name the primary',
};

/** It was there before, or it will be: trying once more may help. */
const BROKEN = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  '57P01',
  '57P02',
  '57P03',
  '08006',
  '08003',
  '08001',
]);
const CUT = /^Connection terminated|^Client has encountered a connection error|^Connection ended/;
const SLOW =
  /^timeout expired|timeout exceeded when trying to connect|due to connection timeout|^Query read timeout/;

/** Serialization failure and deadlock: nothing was done, and it is to be done again. */
const CONFLICTS = new Set(['40001', '40P01']);

/** @returns whether the connection broke, or was refused. */
export function isBroken(error: unknown): boolean {
  return BROKEN.has(codeOf(error)) || (CUT.test((error as Error).message) && !isSlow(error));
}

/** @returns whether the database did not answer in time. */
export function isSlow(error: unknown): boolean {
  return SLOW.test((error as Error).message);
}

/** @returns whether another transaction was in the way. */
export function isConflict(error: unknown): boolean {
  return CONFLICTS.has(codeOf(error));
}

/** What the database or the way to it complains of, as one of ours; any other error stays as it is. */
export function databaseError(error: unknown, setting: string, url: string): unknown {
  if (error instanceof DatabaseError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const { message } = error instanceof AggregateError ? (error.errors[0] as Error) : error;
  const isOfDatabase = 'severity' in error || code in REASONS || isBroken(error) || isSlow(error);
  if (!isOfDatabase && !code.startsWith('E') && !/SSL|certificate|SASL/i.test(message)) return error;
  const reason = isSlow(error) ? 'it does not answer in time' : REASONS[code];
  const told = withoutSecrets(message, url);
  return complaint(setting, url, reason ? `${reason} (${told})` : told);
}

/** An error that names the setting and the place, without user and password. */
export function complaint(setting: string, url: string, told: string): DatabaseError {
  const { host, pathname } = new URL(url);
  return new DatabaseError(`${setting} (${host}${pathname}): ${told}`);
}

/** The first line of what a library says. */
export function withoutSecrets(message: string, url: string): string {
  const { password, searchParams } = new URL(url);
  const secrets = [password, decodeURIComponent(password), searchParams.get('password') ?? ''];
  const [line] = message.split('\n');
  return secrets.filter(Boolean).reduce((text, secret) => text.replaceAll(secret, '***'), line!);
}

/** @throws {DatabaseError} that names the setting, and nothing of it that may be a password. */
export function checkAddress(setting: string, url: string): void {
  if (URL.canParse(url) && /^postgres(ql)?:$/.test(new URL(url).protocol)) return;
  throw new DatabaseError(
    `${setting} is no address of a PostgreSQL database; expected is one such as postgresql://user:password@host:5432/database`,
  );
}

function codeOf(error: unknown): string {
  // Where a host has several addresses, one error stands for those of each.
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  return String((inner as { code?: unknown })?.code ?? '');
}
