import { describe, expect, it } from 'vitest';
import { parsePage } from './parse.ts';
import { asHtml } from './testing/forms.ts';
import { SAMPLE_PAGE } from './testing/sample.ts';
import { pageText } from './text.ts';

describe('pageText', () => {
  it('gives the same spec for the page as HTML and as text', () => {
    expect(parsePage(pageText(asHtml(SAMPLE_PAGE)))).toEqual(parsePage(SAMPLE_PAGE));
  });

  it('does not change normalised text', () => {
    expect(pageText(SAMPLE_PAGE)).toBe(SAMPLE_PAGE);
  });

  it('normalises line ends, byte order mark, spaces and the final line', () => {
    expect(pageText('\uFEFFOne\u00A0two \t\r\n\r\n  • three\rfour')).toBe('One two\n\n  • three\nfour\n');
  });

  it('accepts HTML without a main part or a title', () => {
    expect(pageText('<p>One</p><h2>Two</h2>')).toMatch(/^One\n+Two\n$/);
  });

  it('puts each term, definition and code block on its own line', () => {
    const html = '<dl><dt>One</dt><dt>Two</dt><dd>Three</dd><dd>Four</dd></dl><pre>{\n  "a": 1\n}</pre>';
    expect(pageText(html).split(/\n+/)).toEqual(['One', 'Two', 'Three', 'Four', '{ "a": 1 }', '']);
  });

  it('adds no sign to the lines of a quotation', () => {
    expect(pageText('<p>One</p><blockquote><b>Note</b><p>Two</p></blockquote>').split(/\n+/)).toEqual([
      'One',
      'Note',
      'Two',
      '',
    ]);
  });

  it('reads text with angle brackets as text', () => {
    expect(pageText('a <b> c')).toBe('a <b> c\n');
  });

  it.each([
    '<!DOCTYPE html><p>One</p>',
    '\n <!doctype  html><p>One</p>',
    '<!-- made by hand --><p>One</p>',
    '<?xml version="1.0"?><p>One</p>',
    '<p>One</p>',
    '<p class="x">One</p>',
    '<x-page a="b"><p>One</p></x-page>',
    '\uFEFF<p>One</p>',
  ])('reads %j as HTML', (html) => {
    expect(pageText(html)).toBe('One\n');
  });

  it.each(['x<p>One</p>', '<1>', '<ab!', '<!One>', '<p', '< p>One'])('reads %j as text', (text) => {
    expect(pageText(text)).toBe(`${text}\n`);
  });

  it('removes a byte order mark only at the start', () => {
    expect(pageText('\uFEFFOne')).toBe('One\n');
    expect(pageText('One\uFEFFtwo')).toBe('One\uFEFFtwo\n');
  });

  it('removes zero-width characters and replaces narrow spaces', () => {
    expect(pageText('O\u200Bn\u2060e\u202Ftwo\u00A0three')).toBe('One two three\n');
  });

  it('uses the first main part with text', () => {
    const body = (parts: string) => `<html><body><p>Around</p>${parts}</body></html>`;
    const one = '<div id="main-col-body"><p>One</p></div>';
    const two = '<div id="main-content"><p>Two</p></div>';
    const three = '<main><p>Three</p></main>';
    const four = '<article><p>Four</p></article>';
    expect(pageText(body(four + three + two + one))).toBe('One\n');
    expect(pageText(body(four + three + two))).toBe('Two\n');
    expect(pageText(body(four + three))).toBe('Three\n');
    expect(pageText(body(four))).toBe('Four\n');
    expect(pageText(body(''))).toBe('Around\n');
    expect(pageText(body(`<main>&nbsp;</main>${four}`))).toBe('Four\n');
  });

  it('keeps the text of links and headings, and drops images', () => {
    const html = `<p><a href="/x.html">One</a> two <img src="y.png" alt="Three"></p>
${[1, 2, 3, 4, 5, 6].map((level) => `<h${level}>Head${level}</h${level}>`).join('')}`;
    expect(pageText(html).split(/\n+/)).toEqual([
      'One two',
      'Head1',
      'Head2',
      'Head3',
      'Head4',
      'Head5',
      'Head6',
      '',
    ]);
  });

  it('never breaks a line', () => {
    const words = 'word '.repeat(60).trim();
    expect(pageText(`<p>${words}</p>`)).toBe(`${words}\n`);
  });

  it('writes a sign before each bullet', () => {
    expect(pageText('<ul><li>One</li><li>Two</li></ul>')).toMatch(/^• One\n+ *• Two\n$/);
  });

  it('ends with one line end and has no trailing white space', () => {
    expect(pageText(' One \t\n\ttwo\t\n\n\n')).toBe('One\n\ttwo\n');
  });
});
