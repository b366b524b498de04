import { registerSuite } from '../src/run/register.ts';

// What the service remembers of an accepted request.
registerSuite(({ name }) => name === 'State');
