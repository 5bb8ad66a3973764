import { expect, it } from 'vitest';
import { isRole, may, RIGHTS, ROLES } from '../../src/model/role.ts';

it('each role has the rights of the one before it and one more', () => {
  expect(ROLES.map((role) => RIGHTS.filter((right) => may(role, right)))).toEqual([
    ['log'],
    ['log', 'write'],
    ['log', 'write', 'approve'],
    ['log', 'write', 'approve', 'administer'],
  ]);
  expect([isRole('admin'), isRole('Admin'), isRole('toString')]).toEqual([true, false, false]);
});
