// The texts of a report that people write, by name.

export const NARRATIVE_FIELDS = ['introduction', 'method-note', 'cooperation', 'complaints', 'outlook'] as const;
export type NarrativeField = (typeof NARRATIVE_FIELDS)[number];
