import { type Job, work } from './job.ts';

/** Ends where nobody waits for the result any more. */
const tell = (message: object) =>
  process.send?.(message, (error: Error | null) => {
    if (error) process.exit();
  });

/** A process of `hyrje check`: does the job it is sent, tells how far it is, and gives what it found. */
async function serve(job: Job): Promise<void> {
  const part = await work(job, (...progress) => tell({ progress }));
  tell({ part });
  process.disconnect();
}

process.once('message', (job) => void serve(job as Job));
