import { setTimeout } from 'node:timers/promises';
import { Pool, type PoolClient, type QueryResult, type QueryResultRow } from 'pg';
import { checkAddress, databaseError, isBroken, isConflict, isSlow } from './databaseError.ts';
import { type Engine, engineOf } from './engine.ts';

/** Connections of one server. */
const CONNECTIONS = 10;
/** A database that does not answer is not waited for any longer, in milliseconds. */
const CONNECT_MS = 5_000;
/** The database ends what takes longer; where it hangs, we do, a little later. */
const STATEMENT_MS = 30_000;
const GRACE_MS = 5_000;
/** For what waits while another server embeds a study, or makes the graph over a large library. */
const PATIENCE_MS = 3 * 3_600_000;
/** Where others are in the way, or the connection breaks, nothing was done: it is tried so many times, after a pause. */
const ATTEMPTS = 4;
/** Doubled each time: together time for connections that broke to leave the pool, and for a quick restart. */
const PAUSE_MS = 100;

/** Connections to one database. */
export class Database {
  readonly #pool: Pool;
  readonly #setting: string;
  readonly #url: string;
  #engine: Promise<Engine> | undefined;

  /** @param setting the name of the setting that holds the address. */
  constructor(setting: string, url: string) {
    checkAddress(setting, url);
    this.#setting = setting;
    this.#url = url;
    this.#pool = new Pool({
      connectionString: url,
      application_name: 'beleg',
      max: CONNECTIONS,
      connectionTimeoutMillis: CONNECT_MS,
      query_timeout: STATEMENT_MS + GRACE_MS,
      keepAlive: true,
      // A server that stops need not wait for its connections.
      allowExitOnIdle: true,
    });
    // A connection that breaks while it is idle is replaced by the next query.
    this.#pool.on('error', () => {});
  }

  /**
   * Reads.
   * @throws {DatabaseError} where the database cannot be used.
   */
  async query<Row extends QueryResultRow>(text: string, values: unknown[] = []): Promise<Row[]> {
    return this.use(async (client) => (await client.query<Row>(text, values)).rows);
  }

  /** All of it or nothing. It may be done several times, of which the last counts. */
  async transact<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    return this.use(async (client) => {
      await client.query('BEGIN');
      try {
        const result = await work(client);
        await client.query('COMMIT').catch((error) => {
          // Where the connection breaks here, no one knows whether it was done: not to be done again.
          throw this.#known(error);
        });
        return result;
      } catch (error) {
        if (!isBroken(error) && !isSlow(error)) await client.query('ROLLBACK').catch(() => {});
        throw error;
      }
    });
  }

  /** One connection for several queries; tried again where it breaks. */
  async use<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await this.#attempt(work);
      } catch (error) {
        const mayHelp = isBroken(error) || isConflict(error);
        if (!mayHelp || attempt === ATTEMPTS) throw this.#known(error);
        await setTimeout(PAUSE_MS * 2 ** (attempt - 1));
      }
    }
  }

  async #attempt<Result>(work: (client: PoolClient) => Promise<Result>): Promise<Result> {
    const client = await this.#pool.connect();
    // What happens to the connection between two queries is told by the next.
    const ignore = () => {};
    client.on('error', ignore);
    let failure: Error | undefined;
    try {
      if (!prepared.has(client)) await this.#prepare(client);
      return await work(client);
    } catch (error) {
      failure = error as Error;
      throw error;
    } finally {
      client.off('error', ignore);
      // One on which something failed may still be busy with it: it is not used again.
      client.release(failure);
    }
  }

  async #prepare(client: PoolClient): Promise<void> {
    await client.query(`SET statement_timeout = ${STATEMENT_MS}`);
    for (const statement of (await this.engine(client)).session) await client.query(statement);
    prepared.add(client);
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

  #known(error: unknown): unknown {
    return databaseError(error, this.#setting, this.#url);
  }
}

/** Connections that know how to search. */
const prepared = new WeakSet<PoolClient>();

/** Runs what may take long, or wait long for another server. */
export async function patiently(
  client: PoolClient,
  text: string,
  values: unknown[] = [],
): Promise<QueryResult> {
  await client.query(`SET statement_timeout = ${PATIENCE_MS}`);
  const query = { text, values, query_timeout: PATIENCE_MS + GRACE_MS };
  const result = await client.query(query);
  await client.query(`SET statement_timeout = ${STATEMENT_MS}`);
  return result;
}
