// The process that does one task and ends. Told what to do by its parent, which alone sees clock and environment.
import { runTask, type Task } from './job-kinds.ts';
import type { Report } from './jobs.ts';

const REPORT_MS = 200;

process.once('message', async (task: Task) => {
  let last = 0;
  const tell = (report: Report) => new Promise<void>((sent) => process.send?.(report, () => sent()));
  const progress = (done: number, of: number) => {
    const now = performance.now();
    if (now - last < REPORT_MS) return;
    last = now;
    void tell({ done, of });
  };
  try {
    await tell({ result: await runTask(task, progress) });
  } catch (error) {
    const { code = 'job.failed', details = {} } = error as { code?: string; details?: Record<string, unknown> };
    await tell({ error: { code, message: error instanceof Error ? error.message : String(error), details } });
  }
  process.disconnect?.();
});
// Whoever ordered it is gone: nothing is left half done, because every step is one transaction.
process.once('disconnect', () => process.exit());
