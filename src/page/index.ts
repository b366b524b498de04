export { clauseSentences } from './clause-sentences.ts';
export { deriveSpec } from './derive.ts';
export { diffSpecs, isEmptyDiff } from './diff.ts';
export { PageError } from './error.ts';
export type { Spec } from './spec.ts';
export { writeSpec } from './write.ts';
