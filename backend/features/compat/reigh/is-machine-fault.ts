/**
 * What the engine says when it is the machine that failed, and not what was asked of it: CUDA and its driver, memory, disk, network. The words are
 * those by which the worker itself tells a fatal fault, and by which its successor asks for a task to be tried again.
 */
const MACHINE =
  /\bcuda\b|\bcudnn\b|\bnvml\b|\bnvidia\b|out of (?:\w+ )?memory|\boom\b|no space left|connection (?:refused|reset|error|aborted)|connectionerror|timed? ?out|temporarily unavailable/i;

/** Whether an error text speaks against the machine: then another attempt may succeed, and the fault counts against the worker. */
export const isMachineFault = (text: string): boolean => MACHINE.test(text);
