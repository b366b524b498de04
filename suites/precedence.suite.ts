import { describeConformance } from '../src/index.ts';
import { fromEnvironment } from './endpoint.ts';

// Which of two faults is answered: reported, never failing.
describeConformance({ ...fromEnvironment(), only: ['Precedence'] });
