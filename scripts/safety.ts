/** Does what docs/safety.md says, and writes there what came of it: `npm run safety [-- SECTION …]`. */
import { join } from 'node:path';
import { packageRoot } from '../src/files/root.ts';
import { writeWhole } from '../src/files/write.ts';
import { withBlock } from './generate/block.ts';
import { answersSection } from './safety/answers.ts';
import { filesSection } from './safety/files.ts';
import { hostsSection } from './safety/hosts.ts';
import { killsSection } from './safety/kills.ts';
import { redactionSection } from './safety/redaction.ts';
import { socketsSection } from './safety/sockets.ts';

const SECTIONS: Readonly<Record<string, () => Promise<string>>> = {
  kills: killsSection,
  hosts: hostsSection,
  files: filesSection,
  answers: answersSection,
  redaction: redactionSection,
  sockets: socketsSection,
};

const chosen = process.argv.slice(2);
const unknown = chosen.filter((name) => !Object.hasOwn(SECTIONS, name));
if (unknown.length > 0) {
  console.error(`Unknown section ${unknown.join(', ')}. Sections: ${Object.keys(SECTIONS).join(', ')}.`);
  process.exit(2);
}
for (const [name, section] of Object.entries(SECTIONS)) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const command = `npm run safety -- ${name}`;
  const { file, text } = await withBlock(packageRoot(), 'docs/safety.md', name, await section(), command);
  await writeWhole(join(packageRoot(), file), text);
}
