import { instead, type Row, refuse, renaming, textOf, trailsOf } from './fault.ts';
import { asking, given, isArn, LIST, listed, unknownRefused, withList } from './read-faults.ts';

/** Lists of names that DescribeTrails looks up wrongly. */
export const NAMES: readonly Row[] = [
  ['list/ignored', 'ignores trailNameList', LIST, asking(({ trailNameList: _, ...rest }) => rest)],
  [
    'list/arns-ignored',
    'ignores the ARNs of trailNameList',
    LIST,
    asking((input) => withList(input, (list) => list.filter((name) => !isArn(name)))),
  ],
  [
    'list/arns-unknown',
    'finds nothing by ARN',
    LIST,
    (right, input) =>
      given(input).length > 0 && given(input).every(isArn)
        ? { trailList: [] }
        : right(withList(input, (list) => list.filter((name) => !isArn(name)))),
  ],
  [
    'list/names-unknown',
    'finds nothing by name',
    LIST,
    (right, input) =>
      given(input).length > 0 && !given(input).some(isArn)
        ? { trailList: [] }
        : right(withList(input, (list) => list.filter(isArn))),
  ],
  [
    'list/first-only',
    'looks up the first of the list only',
    LIST,
    asking((input) => withList(input, (list) => list.slice(0, 1))),
  ],
  [
    'list/last-only',
    'looks up the last of the list only',
    LIST,
    asking((input) => withList(input, (list) => list.slice(-1))),
  ],
  [
    'list/begins-so',
    'finds each trail whose name begins with one of the list',
    LIST,
    (right, input) => {
      const names = given(input).map(textOf);
      if (names.length === 0) return right(input);
      right(input);
      const all = listed(right({ ...input, trailNameList: [] }));
      return {
        trailList: all.filter((trail) =>
          names.some((name) =>
            isArn(name) ? trail.TrailARN === name : textOf(trail.Name).startsWith(name.slice(0, 10)),
          ),
        ),
      };
    },
  ],
  [
    'list/empty-is-none',
    'answers an empty list with no trail',
    LIST,
    (right, input) =>
      Array.isArray(input.trailNameList) && given(input).length === 0 ? { trailList: [] } : right(input),
  ],
  [
    'list/empty-refused',
    'refuses an empty list',
    LIST,
    (right, input) =>
      Array.isArray(input.trailNameList) && given(input).length === 0
        ? refuse('InvalidParameterException')
        : right(input),
  ],
  [
    'list/null-refused',
    'refuses null for the list',
    [],
    (right, input) => (input.trailNameList === null ? refuse('SerializationException') : right(input)),
  ],
  [
    'list/text-is-list',
    'takes a text for the list',
    ['request.trailNameList.type'],
    asking((input) =>
      typeof input.trailNameList === 'string' ? { ...input, trailNameList: [input.trailNameList] } : input,
    ),
  ],
  [
    'list/numbers-are-text',
    'takes numbers for names',
    ['request.trailNameList.type'],
    asking((input) =>
      withList(input, (list) => list.map((one) => (typeof one === 'number' ? `name-${one}` : one))),
    ),
  ],
  [
    'list/unknown-name-refused',
    'refuses an unknown name with TrailNotFoundException',
    LIST,
    unknownRefused('TrailNotFoundException', (name) => !isArn(name)),
  ],
  [
    'list/unknown-arn-refused',
    'refuses an unknown ARN with TrailNotFoundException',
    LIST,
    unknownRefused('TrailNotFoundException', isArn),
  ],
  [
    'list/unknown-beside-known',
    'answers nothing if one of the list is unknown',
    LIST,
    (right, input, call) => {
      const body = right(input);
      const known = (name: unknown) =>
        trailsOf(call).some((trail) => trail.name === name || trail.arn === name);
      return given(input).every(known) ? body : { trailList: [] };
    },
  ],
  [
    'list/unknown-as-empty',
    'answers an empty entry for an unknown trail',
    LIST,
    (right, input, call) => {
      const body = right(input);
      const known = (name: unknown) =>
        trailsOf(call).some((trail) => trail.name === name || trail.arn === name);
      return {
        ...body,
        trailList: [...listed(body), ...given(input).flatMap((name) => (known(name) ? [] : [{}]))],
      };
    },
  ],
  [
    'list/capital-known',
    'reads TrailNameList as trailNameList',
    [],
    asking(({ TrailNameList, ...rest }) =>
      TrailNameList === undefined ? rest : { ...rest, trailNameList: TrailNameList },
    ),
  ],
  [
    'list/capital-refused',
    'refuses TrailNameList',
    [],
    (right, input) => ('TrailNameList' in input ? refuse('ValidationException') : right(input)),
  ],
  [
    'list/malformed-crash',
    'answers a malformed name with status 500',
    ['error.InvalidTrailNameException.*'],
    renaming('InvalidTrailNameException', 'InternalFailure', 500),
  ],
  [
    'list/malformed-arn-crash',
    'answers a malformed ARN with status 500',
    ['error.CloudTrailARNInvalidException.*'],
    renaming('CloudTrailARNInvalidException', 'InternalFailure', 500),
  ],
  [
    'list/malformed-all',
    'answers all trails where something of the list is malformed',
    LIST,
    (right, input) =>
      instead(
        () => right(input),
        undefined,
        (error) =>
          error.code === 'SerializationException'
            ? refuse(error.code)
            : right({ ...input, trailNameList: [] }),
      ),
  ],
  [
    'list/unknown-all',
    'answers all trails where nothing of the list is known',
    LIST,
    (right, input) => {
      const body = right(input);
      return listed(body).length === 0 ? right({ ...input, trailNameList: [] }) : body;
    },
  ],
  [
    'list/other-name',
    'answers another trail than the one named',
    LIST,
    (right, input) => {
      const body = right(input);
      const all = listed(right({ ...input, trailNameList: [] }));
      return given(input).length === 1 && listed(body).length === 1
        ? {
            trailList: [
              all.find(({ TrailARN }) => TrailARN !== listed(body)[0]?.TrailARN) ?? listed(body)[0],
            ],
          }
        : body;
    },
  ],
];
