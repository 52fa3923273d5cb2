import { startPostgres } from '../../adapters/store/postgres/embedded/server.ts';

/** A server process to be killed: holds the data folder in its first argument, and says so. */
const { connectionString } = await startPostgres(process.argv[2] ?? '', { durable: false });
console.log(connectionString);
setInterval(() => {}, 1000);
