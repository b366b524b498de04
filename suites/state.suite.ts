import { describeConformance } from '../src/index.ts';
import { fromEnvironment } from './endpoint.ts';

// What the service remembers of an accepted request.
describeConformance({ ...fromEnvironment(), only: ['State'] });
