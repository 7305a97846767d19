import { Pool, type PoolClient, type QueryResultRow } from 'pg';
import { type Engine, engineOf } from './engine.ts';

/** A database that does not answer is not waited for any longer, in milliseconds. */
const CONNECT_MS = 5_000;
const QUERY_MS = 60_000;
/** Connections of one server. */
const CONNECTIONS = 10;

/** The database cannot be used, or not now; the message may be shown, and names no password. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError';
}

/** Connections to one database. */
export class Database {
  readonly #pool: Pool;
  readonly #setting: string;
  readonly #shown: string;
  #engine: Promise<Engine> | undefined;

  /** @param setting the name of the setting that holds the address. */
  constructor(setting: string, url: string) {
    this.#setting = setting;
    this.#shown = shownAddress(setting, url);
    this.#pool = new Pool({
      connectionString: url,
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: QUERY_MS,
      // A server that stops need not wait for its connections.
      allowExitOnIdle: true,
    });
    // A connection that breaks while it is idle is replaced by the next query.
    this.#pool.on('error', () => {});
  }

  /** @throws {DatabaseError} where the database cannot be used. */
  async query<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.use(async (client) => (await client.query<Row>(text, values)).rows);
  }

  /** One connection for several queries. */
  async use<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    let client: PoolClient | undefined;
    try {
      client = await this.#pool.connect();
      const { session } = await this.engine(client);
      if (!prepared.has(client)) {
        for (const statement of session) await client.query(statement);
        prepared.add(client);
      }
      return await work(client);
    } catch (error) {
      throw this.#known(error);
    } finally {
      client?.release();
    }
  }

  /** All of it or nothing. */
  async transact<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return this.use(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work(client);
        await client.query('COMMIT');
        return result;
      } catch (error) {
        await client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  engine(client: PoolClient): Promise<Engine> {
    this.#engine ??= engineOf(client).catch((error) => {
      this.#engine = undefined;
      throw error;
    });
    return this.#engine;
  }

  async close(): Promise<void> {
    await this.#pool.end();
  }

  /** What the database or the way to it complains of; any other error stays as it is. */
  #known(error: unknown): unknown {
    const { code, message } = error as { code?: unknown; message?: string };
    const isOurs =
      error instanceof DatabaseError || (code === undefined && !/timeout|terminated/i.test(message ?? ''));
    if (isOurs) return error;
    const line = (message || String(code)).split('\n')[0];
    return new DatabaseError(`${this.#setting} (${this.#shown}): ${line}`);
  }
}

/** Connections that know how to search. */
const prepared = new WeakSet<PoolClient>();

/** The address without user and password. */
function shownAddress(setting: string, url: string): string {
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new DatabaseError(
      `${setting} is no address of a PostgreSQL database; expected is one such as postgresql://user:password@host:5432/database`,
    );
  }
  return `${parsed.host}${parsed.pathname}`;
}
