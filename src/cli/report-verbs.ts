/** The verbs that read what is there and ask no target. They load the same code, so the package has them in one file. */
export { compare } from './compare.ts';
export { explain } from './explain.ts';
export { merge } from './merge.ts';
export { observe } from './observe.ts';
export { verify } from './verify.ts';
