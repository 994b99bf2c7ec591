import { ruleVersion1 } from './rule-version-1.js';

describe('rule-version-1', () => {
  test('weights add up to 100, and each level of each domain is worded in both languages', () => {
    expect(ruleVersion1.domains.reduce((sum, { weight }) => sum + weight, 0)).toBe(100);
    for (const { levels: wording } of ruleVersion1.domains) {
      expect(wording).toHaveLength(5);
      expect(new Set(wording.map(({ ar }) => ar)).size).toBe(5);
      expect(wording.every(({ ar, en }) => ar.length > 0 && en.length > 0)).toBe(true);
    }
  });

  test("levels 4 and 5 of income, work, food, housing and health exclude the programme's help", () => {
    const helped = ruleVersion1.domains.filter(({ withoutProgrammesHelp }) => withoutProgrammesHelp);
    expect(helped.map(({ domain }) => domain)).toEqual(['OWN_INCOME', 'WORK', 'FOOD', 'HOUSING', 'HEALTH']);
    for (const { levels: wording } of helped) {
      for (const { ar, en } of wording.slice(3)) {
        expect(ar).toContain('دون مساعدة البرنامج');
        expect(en).toContain('without the programme’s help');
      }
    }
  });
});
