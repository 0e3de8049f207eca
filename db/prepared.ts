import type { Sql, TransactionSql } from 'postgres';

/** A statement with more values is written in bulk, and hardly ever comes again in the same shape. */
const MOST_VALUES = 64;

/** Counts how often all types and tables were made anew: what was prepared before asks for ones that are gone. */
let generation = 0;

/** Has every statement prepared anew from now on. */
export function prepareAnew() {
  generation += 1;
}

type Work = (inner: TransactionSql) => Promise<unknown>;

/**
 * Lets Postgres keep statements that come again, with their plans. Drizzle has postgres.js send each of them afresh, which
 * costs a second round trip and the planning every time.
 */
export const preparing = <Client extends Sql | TransactionSql>(client: Client): Client =>
  new Proxy<Client>(client, handler);

const handler: ProxyHandler<Sql | TransactionSql> = {
  get(target, name) {
    if (name === 'unsafe') return sendPrepared(target);
    if (name === 'begin' && 'begin' in target)
      return (work: Work) => target.begin((inner) => work(preparing(inner)));
    if (name === 'savepoint' && 'savepoint' in target)
      return (work: Work) => target.savepoint((inner) => work(preparing(inner)));
    return Reflect.get(target, name);
  },
};

const sendPrepared =
  (client: Pick<Sql, 'unsafe'>): Sql['unsafe'] =>
  (text, values = [], options = {}) =>
    client.unsafe(generation === 0 ? text : `${text} -- ${generation}`, values, {
      ...options,
      prepare: values.length <= MOST_VALUES,
    });
