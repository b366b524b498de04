import { describe, expect, it } from 'vitest';
import { precedenceCases } from './precedence.ts';

const label = { name: 'bad-label', set: { Label: '' }, codes: ['LabelException', 'OtherException'] };
const site = { name: 'no-site', set: { Site: 'none' }, codes: ['SiteException'] };
const long = { name: 'long-label', set: { Label: 'xxxx' }, codes: ['LabelException'] };

describe('precedenceCases', () => {
  it('puts two faults into one request and accepts the codes of both', () => {
    expect(precedenceCases([label, site])).toEqual([
      {
        id: 'bad-label-and-no-site',
        title: 'bad-label and no-site in one request: which error is returned',
        clauses: [],
        set: { Label: '', Site: 'none' },
        errors: {
          LabelException: ['documented error.LabelException.1'],
          OtherException: ['documented error.OtherException.1'],
          SiteException: ['documented error.SiteException.1'],
        },
        faults: [
          { name: 'bad-label', codes: ['LabelException', 'OtherException'] },
          { name: 'no-site', codes: ['SiteException'] },
        ],
      },
    ]);
  });

  it('leaves out two faults of the same member', () => {
    expect(precedenceCases([label, site, long]).map(({ id }) => id)).toEqual([
      'bad-label-and-no-site',
      'no-site-and-long-label',
    ]);
  });
});
