import { foldedWords, nameIdentity } from './name-words.js';

test.each([
  ['رشا الصبّاغ', 'الصباغ رشا'],
  ['رشا الصبّاغ', 'رشا صباغ'],
  ['عبد الرحمن إسماعيل', 'عبدالرحمن اسماعيل'],
  ['أبو الهيجاء', 'ابوالهيجا'],
  ['أم أحمد\u061C السيّد', 'امّ احمد السيد'],
  ['Lina Al-Sabbagh', 'lina alsabbagh'],
])('%s is the same name as %s', (name, other) => {
  expect(nameIdentity(name)).toBe(nameIdentity(other));
});

test.each([
  ['رشا الصباغ', 'رشا الصايغ'],
  ['رشا الصباغ', 'رشا'],
  ['علي حسن', 'علي حسين'],
])('%s is another name than %s', (name, other) => {
  expect(nameIdentity(name)).not.toBe(nameIdentity(other));
});

test('words are folded, and split where neither letter nor digit stands', () => {
  expect(foldedWords('أبو-الهيجاء، F-٠١٧')).toEqual(['ابو', 'الهيجا', 'f', '017']);
});
