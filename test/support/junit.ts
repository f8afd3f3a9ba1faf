import { expect } from 'vitest';
import { type Element, parseXml } from './xml.ts';

/*
 * The rules that a file of JUnit results must keep to: those of the schema for Ant's tasks
 * (github.com/windyroad/JUnit-Schema, JUnit.xsd), the strictest that is about; and of Jenkins' junit-10.xsd what that
 * leaves open. A schema says of each element: its attributes with their types, required or not, and its children in
 * their order with how many of each.
 */

interface Rule {
  readonly required: Readonly<Record<string, RegExp>>;
  readonly optional?: Readonly<Record<string, RegExp>>;
  /** The names of the children, one after another. */
  readonly children: RegExp;
}

const TOKEN = /^[^\n\t\r]*$/;
const WORD = /^[^\n\t\r]+$/;
const WORDS = /^.*$/s;
const WHOLE = /^\d+$/;
const DECIMAL = /^\d+(?:\.\d+)?$/;
const NONE = /^$/;

const RULES: Readonly<Record<string, Rule>> = {
  testsuites: { required: {}, children: /^(?:testsuite )*$/ },
  testsuite: {
    required: {
      id: WHOLE,
      package: TOKEN,
      name: WORD,
      timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/,
      hostname: WORD,
      tests: WHOLE,
      failures: WHOLE,
      errors: WHOLE,
      time: DECIMAL,
    },
    optional: { skipped: WHOLE },
    children: /^properties (?:testcase )*system-out system-err $/,
  },
  properties: { required: {}, children: /^(?:property )*$/ },
  property: { required: { name: WORD, value: WORDS }, children: NONE },
  testcase: {
    required: { name: TOKEN, classname: TOKEN, time: DECIMAL },
    children: /^(?:(?:skipped|error|failure) )?$/,
  },
  failure: { required: { type: WORDS }, optional: { message: WORDS }, children: NONE },
  error: { required: { type: WORDS }, optional: { message: WORDS }, children: NONE },
  skipped: { required: {}, optional: { message: WORDS, type: WORDS }, children: NONE },
  'system-out': { required: {}, children: NONE },
  'system-err': { required: {}, children: NONE },
};

function check(element: Element): void {
  const { name, attributes, children } = element;
  const rule = RULES[name] as Rule;
  expect(rule, `<${name}> is no element of the schema`).toBeDefined();
  const allowed = { ...rule.required, ...rule.optional };
  for (const required of Object.keys(rule.required)) expect(attributes, `<${name}>`).toHaveProperty(required);
  for (const [attribute, value] of Object.entries(attributes)) {
    expect(allowed[attribute], `${attribute} of <${name}>`).toBeDefined();
    expect(value, `${attribute} of <${name}>`).toMatch(allowed[attribute] as RegExp);
  }
  expect(children.map((child) => `${child.name} `).join(''), `children of <${name}>`).toMatch(rule.children);
  children.forEach(check);
}

/** Reads a JUnit file, and fails where it is not well-formed, not valid, or does not count what it holds. */
export function readJunit(document: string): readonly Element[] {
  const root = parseXml(document);
  expect(root.name).toBe('testsuites');
  check(root);
  for (const suite of root.children) {
    const cases = suite.children.filter(({ name }) => name === 'testcase');
    const having = (name: string) => cases.filter(({ children }) => children[0]?.name === name).length;
    const { tests, failures, errors, skipped } = suite.attributes;
    expect([tests, failures, errors, skipped].map(Number)).toEqual([
      cases.length,
      having('failure'),
      having('error'),
      having('skipped'),
    ]);
  }
  return root.children.flatMap(({ children }) => children.filter(({ name }) => name === 'testcase'));
}
