export { clauseSentences } from './clause-sentences.ts';
export { deriveSpec } from './derive.ts';
export { diffSpecs, type FactChange, isEmptyDiff, type SpecDiff } from './diff.ts';
export { PageError } from './error.ts';
export { parsePage } from './parse.ts';
export { readPage } from './read.ts';
export type {
  Clause,
  ErrorShape,
  Fact,
  Limits,
  MemberType,
  RequestMember,
  ResponseMember,
  Rule,
  SectionName,
  Spec,
  StructureMember,
} from './spec.ts';
export { pageText } from './text.ts';
export { serializeSpec, writeSpec } from './write.ts';
