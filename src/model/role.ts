// What the people of a team may do. A right is what an act asks for; a role is a bundle of rights that a person has.

/** Each may do what the one before it may. */
export const ROLES = ['analyst', 'editor', 'approver', 'admin'] as const;
export type Role = (typeof ROLES)[number];

/**
 * `log`: notices, decisions, import, providers, quality. `write`: draft, check, narrative, register, profile, findings. `approve`: sign
 * off, publish, sendings, public addresses. `administer`: settings, users, tokens, backup, restore.
 */
export const RIGHTS = ['log', 'write', 'approve', 'administer'] as const;
export type Right = (typeof RIGHTS)[number];

const OF_ROLE: Readonly<Record<Role, readonly Right[]>> = {
  analyst: ['log'],
  editor: ['log', 'write'],
  approver: ['log', 'write', 'approve'],
  admin: RIGHTS,
};

export function may(role: Role, right: Right): boolean {
  return OF_ROLE[role].includes(right);
}

export function isRole(text: string): text is Role {
  return ROLES.some((role) => role === text);
}
