import { expect, test } from 'vitest';
import type { Reason } from '#src/features/related/rules/reasons.ts';
import { noteHere, reasonsInWords } from '#src/features/related/words.ts';
import { words } from '#src/words/words.ts';

const said = (...reasons: Reason[]) => reasonsInWords(reasons, words('en'));
const terms: Reason = { kind: 'shares-terms', details: ['keys', 'wards'] };
const topic: Reason = { kind: 'same-topic', details: ['Care', 'Peer support'] };

test('what is alike says its topics and then its words', () => {
  expect(said(terms, topic)).toEqual([
    'Also about care and peer support',
    'Both speak of “keys” and “wards”',
  ]);
});

test('what somebody chose says who, and in which direction', () => {
  const chosen: Reason = { kind: 'curated', details: ['answers'], by: 'author' };
  expect(said(chosen, topic)).toEqual(['Chosen by the author: this one answers it']);
  expect(said({ ...chosen, by: 'curator', details: ['another view'] })).toEqual([
    'Chosen for this essay: another view',
  ]);
  expect(said({ ...chosen, incoming: true })).toEqual(['Answers this one']);
  expect(said({ ...chosen, incoming: true, details: ['the other side'] })).toEqual([
    'Its author points to this essay',
  ]);
  expect(said({ ...chosen, incoming: true, by: 'curator', details: ['the other side'] })).toEqual([
    'A curator leads from it to this essay',
  ]);
});

test('a note that was written for the readers of the other essay is not shown to those of this one', () => {
  const chosen: Reason = { kind: 'curated', details: ['answers'], by: 'author', note: 'Read it first.' };
  expect(noteHere(chosen)).toBe('Read it first.');
  expect(noteHere({ ...chosen, incoming: true })).toBeUndefined();
});

test('a topic begins small, unless it is a name', () => {
  expect(said({ ...topic, details: ['Care', 'APIs', 'United Kingdom'] })).toEqual([
    'Also about care, APIs, and United Kingdom',
  ]);
});

test('a relation that has the name of something in the language itself is a relation still', () => {
  expect(said({ kind: 'curated', details: ['constructor'], by: 'author' })).toEqual([
    'Chosen by the author: constructor',
  ]);
});

test('citations and the series say where the other stands', () => {
  expect(said({ kind: 'cites', details: [] }, terms)).toEqual(['Cited in this essay']);
  expect(said({ kind: 'cited-by', details: [] })).toEqual(['Cites this essay']);
  expect(said({ kind: 'series', details: ['next'] })).toEqual(['Next in the series']);
  expect(said({ kind: 'cites-together', details: ['Tea'] })).toEqual(['Both cite “Tea”']);
});

test('what is alike in nothing that has a name says just that', () => {
  expect(said({ kind: 'shares-terms', details: [] })).toEqual(['Alike in its wording']);
});
