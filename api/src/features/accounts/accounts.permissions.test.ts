import { canChangeRights } from './accounts.permissions.js';

const administrator = { accountId: 'administrator' };
const own = { _id: 'administrator', role: 'ADMINISTRATOR', disabled: false } as const;
const coordinator = { _id: 'coordinator', role: 'COORDINATOR', disabled: false } as const;

describe('accounts.permissions', () => {
  test.each([
    ['leaving role and access as they are', own, { role: 'ADMINISTRATOR', disabled: false }, true],
    ['giving the own role away', own, { role: 'FEDERATION', disabled: false }, false],
    ['disabling the own account', own, { role: 'ADMINISTRATOR', disabled: true }, false],
    ['both at once', own, { role: 'MINISTER', disabled: true }, false],
    ['giving another account another role', coordinator, { role: 'MINISTER', disabled: false }, true],
    ['disabling another account', coordinator, { role: 'COORDINATOR', disabled: true }, true],
    ['making another account an administrator', coordinator, { role: 'ADMINISTRATOR', disabled: false }, true],
  ] as const)('an administrator %s', (_change, before, after, expected) => {
    expect(canChangeRights(administrator, before, after)).toBe(expected);
  });

  it('a disabled account can be enabled by another administrator only', () => {
    const disabled = { ...own, disabled: true };
    const enabled = { role: 'ADMINISTRATOR', disabled: false } as const;
    expect(canChangeRights({ accountId: 'another administrator' }, disabled, enabled)).toBe(true);
    expect(canChangeRights(administrator, disabled, enabled)).toBe(false);
  });
});
