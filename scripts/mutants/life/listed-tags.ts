import { ServiceError } from '../../../src/reference/error.ts';
import type { Body } from '../../../src/reference/index.ts';
import { attempt, type Call, type Input, instead, listOf, objectOf, type Run, textOf } from './fault.ts';

/** How ListTags can go wrong with the list of a request and with its entries. */
export const IN_LIST = [
  'response.ResourceTagList.*',
  'structure.ResourceTag.*',
  'overview.*',
  'request.ResourceIdList.*',
];
export const ids = (input: Input) => listOf(input.ResourceIdList).map(textOf);
export const withIds =
  (change: (list: string[], call: Call) => string[]): Run =>
  (right, input, call) =>
    right(
      Array.isArray(input.ResourceIdList) ? { ...input, ResourceIdList: change(ids(input), call) } : input,
    );
export const entries = (body: Body) => listOf(body.ResourceTagList).map(objectOf);
export const each =
  (change: (entry: Body, index: number, all: Body[]) => Body | undefined): Run =>
  (right, input) => {
    const body = right(input);
    return {
      ...body,
      ResourceTagList: entries(body).flatMap((entry, index, all) => change(entry, index, all) ?? []),
    };
  };
export const tagsOf = (entry: Body) => listOf(entry.TagsList).map(objectOf);
/** Lists some ids although the reference refuses the call. */
export const lists =
  (
    is: (id: string, error: ServiceError, call: Call) => boolean,
    tags: (id: string, call: Call) => unknown[] | undefined,
  ): Run =>
  (right, input, call) =>
    instead(
      () => right(input),
      undefined,
      (error) => {
        const list = ids(input);
        const said = list.map((id) => ({
          id,
          said: attempt(() => right({ ...input, ResourceIdList: [id] })),
        }));
        if (
          list.length === 0 ||
          said.some(({ id, said: one }) => one instanceof ServiceError && !is(id, one, call))
        )
          throw error;
        return {
          ResourceTagList: said.flatMap(({ id, said: one }) => {
            if (!(one instanceof ServiceError)) return entries(one);
            const found = tags(id, call);
            return found ? [{ ResourceId: id, TagsList: found }] : [];
          }),
        };
      },
    );
export const codeOf = (code: string) => (_id: string, error: ServiceError) => error.code === code;
