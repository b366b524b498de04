export { clauseSentences, deriveFromSdk, deriveSpec } from './derive.ts';
export { diffSpecs, isEmptyDiff } from './diff.ts';
export { writeSpec } from './write.ts';
