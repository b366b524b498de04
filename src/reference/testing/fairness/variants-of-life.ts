import type { DirectAnswer } from '../../../lanes/in-process.ts';
import type { Variant } from './variants.ts';

type Body = Record<string, unknown>;

/** The lists of things that reads answer, by their member. */
const LISTS = ['trailList', 'Trails', 'ResourceTagList'];

/** Servers that are right and answer the operations beside CreateTrail otherwise than the reference. */
export const BENIGN_LIFE: readonly Variant[] = [
  success('lists in reverse order', (body) => eachList(body, (items) => items.toReversed())),
  success('tags in reverse order', (body) =>
    eachItem(body, (item) =>
      Array.isArray(item.TagsList) ? { ...item, TagsList: item.TagsList.toReversed() } : item,
    ),
  ),
  success('no list of tags where there are none', (body) =>
    eachItem(body, ({ TagsList, ...item }) =>
      Array.isArray(TagsList) && TagsList.length > 0 ? { ...item, TagsList } : item,
    ),
  ),
  success('an unknown member in whatever is listed', (body) =>
    eachItem(body, (item) => ({ ...item, Fresh: [1] })),
  ),
  success('RecursiveLogging in every trail', (body) => {
    const all = eachItem(body, (item) =>
      'S3BucketName' in item ? { ...item, RecursiveLogging: true } : item,
    );
    return body.Trail ? { ...all, Trail: { ...(body.Trail as Body), RecursiveLogging: true } } : all;
  }),
  success('no SnsTopicName in any trail', (body) => {
    const all = eachItem(body, ({ SnsTopicName: _, ...item }) => item);
    const { SnsTopicName: _, ...trail } = (body.Trail ?? {}) as Body;
    return body.Trail ? { ...all, Trail: trail } : all;
  }),
  success('a status without what is no longer in use', (body) =>
    Object.fromEntries(Object.entries(body).filter(([name]) => !/^(TimeLogging|Latest.*Attempt)/.test(name))),
  ),
  success('null for times that never were', (body) =>
    'IsLogging' in body
      ? {
          StartLoggingTime: null,
          StopLoggingTime: null,
          LatestDeliveryTime: null,
          LatestDeliveryError: null,
          ...body,
        }
      : body,
  ),
  success('no empty lists in selectors', (body) =>
    eachOf(body, 'EventSelectors', (selector) =>
      Object.fromEntries(
        Object.entries(selector).filter(([, value]) => !Array.isArray(value) || value.length > 0),
      ),
    ),
  ),
  success('null for selectors of the other kind', (body) =>
    'EventSelectors' in body || 'AdvancedEventSelectors' in body
      ? { EventSelectors: null, AdvancedEventSelectors: null, ...body }
      : body,
  ),
  success('no items for selectors of the other kind', (body) =>
    'EventSelectors' in body || 'AdvancedEventSelectors' in body
      ? { EventSelectors: [], AdvancedEventSelectors: [], ...body }
      : body,
  ),
  success('fields of advanced selectors in reverse order', (body) =>
    eachOf(body, 'AdvancedEventSelectors', ({ FieldSelectors, ...selector }) => ({
      ...selector,
      FieldSelectors: (FieldSelectors as Body[]).toReversed(),
    })),
  ),
  success('an unknown member in each selector', (body) =>
    ['EventSelectors', 'AdvancedEventSelectors'].reduce(
      (all, list) => eachOf(all, list, (selector) => ({ ...selector, Fresh: [1] })),
      body,
    ),
  ),
  success('times in whole seconds', (body) =>
    Object.fromEntries(
      Object.entries(body).map(([name, value]) => [
        name,
        typeof value === 'number' ? Math.floor(value) : value,
      ]),
    ),
  ),
  success('null for NextToken where there is one page', (body) =>
    'Trails' in body || 'ResourceTagList' in body ? { ...body, NextToken: null } : body,
  ),
  {
    name: 'times with an exponent',
    change: (answer) => ({
      ...answer,
      body: String(answer.body).replace(/Time":(\d)(\d+)\.(\d+)/g, 'Time":$1.$2$3E9'),
    }),
  },
  {
    name: 'times in microseconds',
    change: (answer) => ({
      ...answer,
      body: String(answer.body).replace(
        /(Time":\d{10})(\.\d+)?/g,
        (_, whole, part = '.') => `${whole}${part}123456`,
      ),
    }),
  },
  {
    name: 'no body for a success without members',
    change: (answer) => (answer.status === 200 && answer.body === '{}' ? { ...answer, body: '' } : answer),
  },
  {
    name: 'a clock that is an hour ahead',
    change: (answer, request) => {
      const ahead = (time: number) => time + 3_600;
      const later = success('', (body) =>
        Object.fromEntries(
          Object.entries(body).map(([name, value]) => [
            name,
            typeof value === 'number' ? ahead(value) : /^TimeLogging/.test(name) ? textAhead(value) : value,
          ]),
        ),
      ).change(answer, request) as DirectAnswer;
      const date = new Date(Date.parse(answer.headers.date ?? '') + 3_600_000).toUTCString();
      return { ...later, headers: { ...later.headers, date } };
    },
  },
];

function textAhead(value: unknown): unknown {
  const time = Date.parse(String(value));
  return Number.isNaN(time) ? value : new Date(time + 3_600_000).toISOString().replace('.000Z', 'Z');
}

function success(name: string, change: (body: Body) => Body): Variant {
  return {
    name,
    change: (answer) => {
      if (answer.status >= 300) return answer;
      const { 'content-length': _, ...headers } = answer.headers;
      return { ...answer, headers, body: JSON.stringify(change(JSON.parse(String(answer.body)) as Body)) };
    },
  };
}

function eachOf(body: Body, list: string, change: (item: Body) => Body): Body {
  const items = body[list];
  return Array.isArray(items) ? { ...body, [list]: (items as Body[]).map(change) } : body;
}

function eachList(body: Body, change: (items: Body[]) => unknown): Body {
  return Object.fromEntries(
    Object.entries(body).map(([name, value]) =>
      LISTS.includes(name) && Array.isArray(value) ? [name, change(value as Body[])] : [name, value],
    ),
  );
}

function eachItem(body: Body, change: (item: Body) => Body): Body {
  return eachList(body, (items) => items.map(change));
}
