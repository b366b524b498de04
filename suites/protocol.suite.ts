import { registerSuite } from '../src/run/register.ts';

// How messages travel: targets, bodies, signatures.
registerSuite(({ name }) => name === 'Protocol');
