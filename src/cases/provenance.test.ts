import { expect, it } from 'vitest';
import { provenance } from './provenance.ts';

it('takes the words before and after the space for kind and source', () => {
  expect(provenance('observed response.defaults')).toEqual({ kind: 'observed', source: 'response.defaults' });
  expect(provenance('modelled')).toEqual({ kind: 'modelled', source: '' });
});
