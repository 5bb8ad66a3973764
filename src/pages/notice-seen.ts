// A notice that a page is about, and two people at work on it: the second is told what the first did, keeps what was typed, and may send again.

import { UserError } from '../error.ts';
import { type NoticeView, noticeStamp, readNoticeById } from '../log/notice-file.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import type { FieldError, Values } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { messagePage, words } from '../web/page.ts';
import { attempt, type FieldsOfErrors } from '../web/refusal.ts';
import type { Visit } from '../web/visit.ts';

/** The notice of `:id`; a page that says so where there is none. */
export async function withNotice(visit: Visit, show: (notice: NoticeView) => Promise<Answer>): Promise<Answer> {
  const id = visit.params['id'] ?? '';
  const view = /^\d{1,15}$/.test(id) ? await found(visit, Number(id)) : null;
  if (view) return show(view);
  const { t } = words(visit, 'notices');
  return messagePage(visit, 404, t('missing.heading'), t('missing.text'), { href: '/notices', label: t('back') });
}

async function found({ db }: Visit, id: number): Promise<NoticeView | null> {
  try {
    return await readNoticeById(db, id);
  } catch (error) {
    if (error instanceof UserError && error.code === 'notice.unknown') return null;
    throw error;
  }
}

/** What somebody else did since a form was opened. */
export interface Stale {
  readonly by: string;
  readonly at: string;
  readonly fields: readonly string[];
}

/** The stamp a form carried; another than that of the notice means that it was changed meanwhile. */
export function seenOf({ sent }: Visit): string {
  return sent.values['seen']?.[0] ?? '';
}

/** What the form showed before anything was typed. */
export function wasOf({ sent }: Visit): Readonly<Record<string, string>> {
  try {
    const value: unknown = JSON.parse(sent.values['was']?.[0] ?? '{}');
    return typeof value === 'object' && value !== null ? (value as Record<string, string>) : {};
  } catch {
    return {};
  }
}

/** The same, for the hidden field `was` of a form. */
export function wasText(values: Values): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).map(([name, [value = '']]) => [name, value])));
}

export type Again = (errors: readonly FieldError[], stale: Stale | null) => Promise<Answer>;

/** As `attempt`; where the notice was changed meanwhile, `again` is told by whom. */
export function attemptSeen(visit: Visit, act: () => Promise<Answer>, again: Again, fields: FieldsOfErrors = {}): Promise<Answer> {
  return attempt(
    visit,
    async () => {
      try {
        return await act();
      } catch (error) {
        if (!(error instanceof UserError) || error.code !== 'notice.changed-meanwhile') throw error;
        const { by, at, fields: changed } = error.details as unknown as Stale;
        const key = by === visit.actor.by ? 'stale.own' : 'stale.error';
        return again([{ field: null, text: words(visit, 'notices').t(key) }], { by, at, fields: changed });
      }
    },
    (errors) => again(errors, null),
    fields,
  );
}

/** For the partial `notice-form-top`: where the form leads back to, what it saw, and what is new. */
export function seenView(visit: Visit, notice: NoticeView, stale: Stale | null): { readonly [name: string]: View } {
  const { t } = words(visit, 'notices');
  const label = (field: string) => t(`field.${field}`);
  return {
    noticeHref: `/notices/${notice.notice.id}`,
    reference: notice.notice.reference,
    seen: noticeStamp(notice),
    stale:
      stale === null
        ? null
        : {
            text: t('stale.text', { by: stale.by || t('stale.somebody'), at: instantText(visit, stale.at, 'long') }),
            fields: stale.fields.length === 0 ? '' : t('stale.fields', { fields: stale.fields.map(label).join(', ') }),
          },
  };
}
