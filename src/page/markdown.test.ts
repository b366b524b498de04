import { describe, expect, it } from 'vitest';
import { isMarkdown, markdownLines } from './markdown.ts';
import { serviceOf } from './markdown-service.ts';

const PAGE = `# OpenKiosk<a name="API_OpenKiosk"></a>

Opens a [kiosk](API_Kiosk.md)\\. See the *AWS Street Food Guide* *\\.

## Request Syntax<a name="API_OpenKiosk_RequestSyntax"></a>

\`\`\`
{
   "[Label](#streetfood-OpenKiosk-request-Label)": "{{string}}"
}
\`\`\`

## Request Parameters

 ** [ Label ](#API_OpenKiosk_RequestSyntax) **   <a name="streetfood-OpenKiosk-request-Label"></a>
Is painted above \`a_*b*\` &lt;here&gt; \\(or there\\)\\.
+ \`door/front\`
+  [Spice](https://docs.example.com/spice_(herb)) 
Pattern: \`[a-z\\-]*\`
  **Note**  
Sign
`;
const lines = () =>
  markdownLines(PAGE).map(({ text, bullet, role }) => `${role ?? ''}|${bullet ? '• ' : ''}${text}`);

describe('markdownLines', () => {
  it('gives each paragraph, bullet, heading, name and line of code', () => {
    expect(lines()).toEqual([
      '|OpenKiosk - AWS Street Food',
      '|OpenKiosk',
      '|Opens a kiosk. See the AWS Street Food Guide.',
      'section|Request Syntax',
      'words|{',
      'words|"Label": "string"',
      'words|}',
      'section|Request Parameters',
      'entry|Label',
      '|Is painted above a_*b* <here> (or there).',
      '|• door/front',
      'words|• Spice',
      '|Pattern: [a-z\\-]*',
      'words|Note',
      'words|Sign',
    ]);
  });

  it('counts the lines of the page without its front matter', () => {
    const [, heading] = markdownLines(`---\ntitle: x\n---\n${PAGE}`);
    expect(heading).toMatchObject({ text: 'OpenKiosk', number: 1 });
  });
});

describe('isMarkdown', () => {
  it.each([
    [PAGE, true],
    ['# OpenKiosk\n\n## Errors\n', true],
    ['OpenKiosk\n\nErrors\n', false],
    ['# OpenKiosk\n', false],
    ['# Two words\n\n## Errors\n', false],
  ])('is told by the title and the headings', (text, expected) => {
    expect(isMarkdown(text)).toBe(expected);
  });
});

describe('serviceOf', () => {
  const anchor = (service: string) => `<a name="${service}-OpenKiosk-request-Label"></a>`;

  it.each([
    ['awscloudtrail', 'The AWS CloudTrail User Guide', 'CloudTrail'],
    ['cloudwatchlogs', 'In Amazon CloudWatch Logs User Guide', 'CloudWatch Logs'],
    ['KMS', 'Nothing here.', 'KMS'],
    ['KMS', 'An AWS KMS key', 'KMS'],
  ])('reads %s in %j as %s', (name, text, service) => {
    expect(serviceOf(`${anchor(name)}\n${text}`, 'OpenKiosk')).toBe(service);
  });

  it('reads it from a link of the command line where no member has an anchor', () => {
    expect(serviceOf('(https://docs.example.com/goto/cli2/kms-2014-11-01/OpenKiosk)', 'OpenKiosk')).toBe(
      'kms',
    );
    expect(serviceOf('Nothing.', 'OpenKiosk')).toBeUndefined();
  });
});
