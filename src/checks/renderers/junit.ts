import { untrusted } from '../../report/untrusted.ts';
import type { CheckResult } from '../result.ts';
import type { Verdict } from '../verdict.ts';
import { findingOf, type Status, sizeOf, sliceOf, statusOf, titleOf } from '../wording.ts';
import type { VerdictRenderer } from './renderer.ts';

/*
 * What GitLab, Jenkins, Azure DevOps and others read. There is no one standard: this keeps to what the schema of Ant
 * (github.com/windyroad/JUnit-Schema) and that of Jenkins (xunit-plugin, junit-10.xsd) both allow. A threshold is a test
 * case; a warning that was missed and what could not be judged are skipped ones, with the words that say so.
 */

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Control characters, which XML 1.0 cannot hold at all, are shown as escapes by `untrusted` already. */
const xml = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => ESCAPES[character] ?? '').replace(NO_XML, '\u{fffd}');
const NO_XML = /[\0-\x08\x0b\x0c\x0e-\x1f\u{fffe}\u{ffff}\p{Surrogate}]/gu;

export const junit: VerdictRenderer = {
  id: 'junit',
  title: 'JUnit XML, which GitLab, Jenkins and others read',
  extensions: ['.xml'],
  isDocument: true,
  render(verdict) {
    const lines = ['<?xml version="1.0" encoding="UTF-8"?>', '<testsuites>', ...suite(verdict), '</testsuites>'];
    return `${lines.join('\n')}\n`;
  },
};

function suite({ results, asOf, inputs }: Verdict): readonly string[] {
  const of = (...statuses: Status[]) => results.filter((result) => statuses.includes(statusOf(result))).length;
  const attributes = attributesOf({
    id: 0,
    package: 'socmetrics',
    name: 'socmetrics check',
    // Until when the data reaches: the time of day of the run would make no two files alike.
    timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.exec(asOf ?? '')?.[0] ?? '1970-01-01T00:00:00',
    hostname: 'localhost',
    tests: results.length,
    failures: of('fail'),
    errors: 0,
    skipped: of('warn', 'skip'),
    time: 0,
  });
  return [
    `  <testsuite ${attributes}>`,
    '    <properties>',
    ...inputs.map((path) => `      <property ${attributesOf({ name: 'input', value: untrusted(path, 300) })}/>`),
    '    </properties>',
    ...results.flatMap(testCase),
    '    <system-out></system-out>',
    '    <system-err></system-err>',
    '  </testsuite>',
  ];
}

function testCase(result: CheckResult): readonly string[] {
  const status = statusOf(result);
  const name = [titleOf(result), sliceOf(result)].filter((part) => part !== '').join(', ');
  const opening = `    <testcase ${attributesOf({ classname: `socmetrics.${untrusted(result.metric)}`, name, time: 0 })}`;
  if (status === 'ok') return [`${opening}/>`];
  const message = [findingOf(result), sizeOf(result)].filter((part) => part !== '').join(', ');
  const words = result.why === null ? message : `${message}. ${untrusted(result.why, 500)}`;
  const child =
    status === 'fail'
      ? `<failure ${attributesOf({ type: result.outcome, message })}>${xml(words)}</failure>`
      : `<skipped ${attributesOf({ message: status === 'warn' ? `warning: ${message}` : message })}/>`;
  return [`${opening}>`, `      ${child}`, '    </testcase>'];
}

const attributesOf = (values: Readonly<Record<string, string | number>>): string =>
  Object.entries(values)
    .map(([name, value]) => `${name}="${xml(String(value))}"`)
    .join(' ');
