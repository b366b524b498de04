import type { Parsed } from '../protocol/shape.ts';

const texts = { list: 'string' } as const;
/** Basic event selectors. */
export const basicShape = {
  list: {
    members: {
      ReadWriteType: 'string',
      IncludeManagementEvents: 'boolean',
      DataResources: { list: { members: { Type: 'string', Values: texts } } },
      ExcludeManagementEventSources: texts,
    },
  },
} as const;
/** Advanced event selectors. */
export const advancedShape = {
  list: {
    members: {
      Name: 'string',
      FieldSelectors: {
        list: {
          members: {
            Field: 'string',
            Equals: texts,
            StartsWith: texts,
            EndsWith: texts,
            NotEquals: texts,
            NotStartsWith: texts,
            NotEndsWith: texts,
          },
        },
      },
    },
  },
} as const;

/** What Insights look at. */
export const insightShape = {
  list: { members: { InsightType: 'string', EventCategories: texts } },
} as const;

export type InsightSelectors = Parsed<typeof insightShape>;
export type Basic = Parsed<typeof basicShape>;
export type Advanced = Parsed<typeof advancedShape>;
export type Field = NonNullable<Advanced[number]['FieldSelectors']>[number];

/** What a trail was told to log: selectors of one kind, never of both. */
export type EventSelectors =
  | { readonly EventSelectors: Basic }
  | { readonly AdvancedEventSelectors: Advanced };
