import { createHash } from 'node:crypto';
import { render } from 'preact-render-to-string';
import { h, type VNode } from './h.ts';

/** One self-contained page: its only style and script are these, and the policy names them by digest, so nothing else runs. */
export function htmlDocument(
  title: string,
  { style, script, body }: { style: string; script?: string; body: VNode },
): string {
  const policy = [
    "default-src 'none'",
    `style-src ${digest(style)}`,
    script ? `script-src ${digest(script)}` : '',
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
  ];
  const head = h(
    'head',
    null,
    h('meta', { charset: 'utf-8' }),
    h('meta', { 'http-equiv': 'Content-Security-Policy', content: policy.filter(Boolean).join('; ') }),
    h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    h('meta', { name: 'color-scheme', content: 'light dark' }),
    h('meta', { name: 'referrer', content: 'no-referrer' }),
    h('title', null, title),
    h('link', { rel: 'icon', href: 'data:,' }),
    // Constants of ours: an escaped style or script would not be one.
    h('style', { dangerouslySetInnerHTML: { __html: style } }),
  );
  const end = script ? h('script', { dangerouslySetInnerHTML: { __html: script } }) : null;
  return `<!doctype html>\n${render(h('html', { lang: 'en' }, head, h('body', null, body, end)))}\n`;
}

function digest(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
