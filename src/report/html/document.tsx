import { createHash } from 'node:crypto';
import type { VNode } from 'preact';
import { render } from 'preact-render-to-string';
import { STYLE } from '../../../generated/report-assets.ts';

interface Content {
  title: string;
  body: VNode;
  script?: string;
}

/** One self-contained page: its only style and script are ours, and the policy names them by digest, so nothing else runs. */
export function htmlDocument({ title, body, script }: Content): string {
  const policy = [
    "default-src 'none'",
    `style-src ${digest(STYLE)}`,
    ...(script ? [`script-src ${digest(script)}`] : []),
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
  const page = (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <style {...asItIs(STYLE)} />
      </head>
      <body {...asItIs(shortened(render(body)) + (script ? `<script>${script}</script>` : ''))} />
    </html>
  );
  return `<!doctype html>\n${render(page)}\n`;
}

/** For what is HTML already: constants of ours, or the body that was rendered. */
function asItIs(text: string): { dangerouslySetInnerHTML: { __html: string } } {
  return { dangerouslySetInnerHTML: { __html: text } };
}

/** A tag, with quotes only around values, or the text up to the next one. */
const TAG_OR_TEXT = /<[^"<>]*(?:"[^"]*"[^"<>]*)*>|[^<]+/g;

/**
 * The same page in fewer bytes: between tags a quotation mark needs no escape, and requests, answers and shell lines are
 * full of them.
 */
export function shortened(html: string): string {
  return html.replace(TAG_OR_TEXT, (part) => (part.startsWith('<') ? part : part.replaceAll('&quot;', '"')));
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
