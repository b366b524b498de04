import { describe, expect, it } from 'vitest';
import { precedenceCases } from './precedence.ts';

const label = { name: 'bad-label', set: { Label: '' }, codes: ['LabelException', 'OtherException'] };
const site = { name: 'no-site', set: { Site: 'none' }, codes: ['SiteException'] };
const long = { name: 'long-label', set: { Label: 'xxxx' }, codes: ['LabelException'] };

describe('precedenceCases', () => {
  it('puts two faults into one request, and takes the code of either', () => {
    expect(precedenceCases([label, site])).toEqual([
      {
        id: 'bad-label-and-no-site',
        title: 'bad-label and no-site at once: which is answered',
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

  it('leaves out two faults of one member, which can not be in one request', () => {
    expect(precedenceCases([label, site, long]).map(({ id }) => id)).toEqual([
      'bad-label-and-no-site',
      'no-site-and-long-label',
    ]);
  });
});
