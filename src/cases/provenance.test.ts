import { expect, it } from 'vitest';
import { provenance } from './provenance.ts';

it('splits the text into kind and source', () => {
  expect(provenance('observed response.defaults')).toEqual({ kind: 'observed', source: 'response.defaults' });
  expect(provenance('modelled')).toEqual({ kind: 'modelled', source: '' });
});
