import { registerSuite } from '../src/run/register.ts';

// Which of two faults is answered; reported, never failing.
registerSuite(({ name }) => name === 'Precedence');
