// What a token lets another program do.

export const SCOPES = ['notices:write', 'decisions:write', 'counts:read'] as const;
export type Scope = (typeof SCOPES)[number];

export function isScope(text: string): text is Scope {
  return SCOPES.some((scope) => scope === text);
}
