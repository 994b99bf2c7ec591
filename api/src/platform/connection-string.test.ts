import { checkSafety, databaseIn } from './connection-string.js';
import { StartError } from './errors.js';

describe('the options of a connection string', () => {
  it.each([
    'w=0',
    'w=1',
    'j=false',
    'journal=false',
    'fsync=true',
    'readPreference=secondaryPreferred',
    'READPREFERENCE=nearest',
    'readPreferenceTags=dc:north',
    'readConcernLevel=local',
    'retryWrites=false',
    'retryReads=false',
    'wtimeoutMS=1',
    'MaxStalenessSeconds=90',
    'timeoutMS=1',
  ])('may not weaken reads or writes with %s', (option) => {
    const [name] = option.split('=');
    const check = (): void => checkSafety(`mongodb://m1,m2/anaqid?replicaSet=rs0&${option}&tls=true`);
    expect(check).toThrow(StartError);
    expect(check).toThrow(`The option ${name} in MONGODB_URI would weaken`);
  });

  it.each([
    'mongodb://m1',
    'mongodb://m1/?',
    'mongodb+srv://me:word@cluster.example/anaqid?retryWrites=true&w=majority&appName=x',
    'mongodb://m1,m2/?replicaSet=rs0&readPreference=Primary&readConcernLevel=majority&journal=true',
  ])('may be others, or say what the product does anyway: %s', (uri) => {
    expect(() => checkSafety(uri)).not.toThrow();
  });
});

describe('the database in a connection string', () => {
  it.each([
    ['mongodb://m1', null],
    ['mongodb://m1,m2/?replicaSet=rs0', null],
    ['mongodb://me:word@m1:27017/families?tls=true', 'families'],
    ['mongodb+srv://cluster.example/pilot%2D1', 'pilot-1'],
  ])('of %s is %s', (uri, name) => expect(databaseIn(uri)).toBe(name));
});
