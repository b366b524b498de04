import { describePassingFaults } from './testing/passing-faults.ts';

describePassingFaults(Array.from({ length: 10 }, (_, index) => index + 1));
