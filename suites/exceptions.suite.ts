import { registerSuite } from '../src/run/register.ts';

// Every error that the page lists.
registerSuite(({ kind }) => kind === 'exception');
