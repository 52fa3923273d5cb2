import { type Job, work } from './job.ts';

/** A process of `hyrje check`: does the job it is sent, tells how far it is, and gives what it found. */
async function serve(job: Job): Promise<void> {
  const part = await work(job, (...progress) => process.send?.({ progress }));
  process.send?.({ part }, () => process.disconnect());
}

/** Nobody waits for the result any more. */
process.once('disconnect', () => process.exit());
process.once('message', (job) => void serve(job as Job));
