import { registerSuite } from '../src/run/register.ts';

// What an accepted request says.
registerSuite(({ name }) => name === 'Response');
