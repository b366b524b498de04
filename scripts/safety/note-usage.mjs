// Loaded before a program: notes at its end what it took.
import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  writeFileSync(
    process.env.NOTE_USAGE ?? '',
    JSON.stringify({
      maxMiB: Math.round(maxRSS / 1024),
      cpuMs: Math.round((userCPUTime + systemCPUTime) / 1000),
    }),
  );
});
