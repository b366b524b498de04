/** The verbs that ask a target. They load the same code, so the package has them in one file. */
export { certify } from './certify.ts';
export { drift } from './drift.ts';
export { plan } from './plan.ts';
export { run } from './run.ts';
export { sweep } from './sweep.ts';
