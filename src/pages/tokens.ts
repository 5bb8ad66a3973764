// Tokens with which other programs tell notices and ask for counts: made, shown once, revoked.
import { listTokens, makeToken, revokeToken, type Token } from '../log/tokens.ts';
import { SCOPES } from '../model/scope.ts';
import { type Answer, go, told } from '../web/answer.ts';
import { type Field, type FieldError, formView, one, oneOrNull, readFields, type Values } from '../web/forms.ts';
import { instantText } from '../web/instant.ts';
import { page, words } from '../web/page.ts';
import { attempt } from '../web/refusal.ts';
import type { Route, Visit } from '../web/visit.ts';
import { act } from '../workflow.ts';

export const tokensRoutes: readonly Route[] = [
  { method: 'GET', path: '/settings/tokens', access: 'administer', answer: (visit) => list(visit, {}, []) },
  { method: 'POST', path: '/settings/tokens', access: 'administer', answer: make },
  { method: 'POST', path: '/settings/tokens/:id/revoke', access: 'administer', answer: revoke },
];

function fieldsOf(visit: Visit): readonly Field[] {
  const { t } = words(visit, 'settings');
  const scopes = SCOPES.map((scope) => ({ value: scope, label: t(`tokens.scope.${scope}`) }));
  return [
    { name: 'name', kind: 'text', label: t('tokens.name'), hint: t('tokens.nameHint'), required: true, max: 80, width: 'medium' },
    { name: 'scopes', kind: 'choices', label: t('tokens.scopes'), options: scopes, required: true },
    { name: 'until', kind: 'day', label: t('tokens.until'), hint: t('tokens.untilHint') },
  ];
}

async function list(visit: Visit, values: Values, errors: readonly FieldError[]): Promise<Answer> {
  const { t } = words(visit, 'settings');
  const tokens = await listTokens(visit.db);
  return page(visit, {
    title: t('tokens.heading'),
    template: 'tokens',
    area: 'settings',
    section: 'settings',
    status: errors.length > 0 ? 422 : 200,
    view: {
      form: formView(fieldsOf(visit), values, errors, words(visit, 'form')),
      hasTokens: tokens.length > 0,
      tokens: tokens.map((token) => tokenView(visit, token)),
      example: exampleOf(visit),
    },
  });
}

function tokenView(visit: Visit, { id, name, scopes, madeAt, madeBy, lastUsedAt, endsOn, revokedAt }: Token) {
  const { t, format } = words(visit, 'settings');
  const isOver = endsOn !== null && endsOn < visit.today;
  return {
    name,
    scopes: scopes.map((scope) => ({ scope: t(`tokens.scope.${scope}`) })),
    made: t('tokens.madeBy', { at: instantText(visit, madeAt), who: madeBy }),
    used: lastUsedAt === null ? t('tokens.neverUsed') : instantText(visit, lastUsedAt),
    until: endsOn === null ? t('tokens.untilRevoked') : format.day(endsOn),
    state: t(revokedAt !== null ? 'tokens.revoked' : isOver ? 'tokens.over' : 'tokens.holds'),
    holds: revokedAt === null,
    revokeLabel: t('tokens.revokeOne', { name }),
    action: `/settings/tokens/${id}/revoke`,
  };
}

/** A request that another program could send, on several lines for a reader. */
function exampleOf({ site }: Visit): string {
  const notice = {
    source: 'our-cases',
    reference: 'MV-2026-00123',
    service: 'Clipshare',
    sent: '2026-05-03T14:30:00Z',
    category: 'STATEMENT_CATEGORY_SCAMS_AND_FRAUD',
  };
  return [
    `curl -X POST ${site.origins[0] ?? ''}/api/notices \\`,
    "  -H 'Authorization: Bearer a22_…' \\",
    "  -H 'Content-Type: application/json' \\",
    `  -d '${JSON.stringify(notice, null, 2).replaceAll('\n', '\n  ')}'`,
  ].join('\n');
}

async function make(visit: Visit): Promise<Answer> {
  const { values, errors } = readFields(fieldsOf(visit), visit.sent, words(visit, 'form'));
  if (errors.length > 0) return list(visit, values, errors);
  const { t } = words(visit, 'settings');
  const given = { name: one(values, 'name'), scopes: values['scopes'] ?? [], endsOn: oneOrNull(values, 'until') };
  return attempt(
    visit,
    async () => {
      const { value } = await act(visit.log, visit.actor, null, (db, at) => makeToken(db, given, at));
      return page(visit, {
        title: t('tokens.made'),
        template: 'token-made',
        area: 'settings',
        section: 'settings',
        view: { name: value.token.name, token: value.text, until: tokenView(visit, value.token).until },
      });
    },
    (found) => list(visit, values, found),
    { 'token.name': 'name', 'token.exists': 'name', 'token.scope': 'scopes', 'token.ends-on': 'until' },
  );
}

async function revoke(visit: Visit): Promise<Answer> {
  const id = Number(visit.params['id']);
  const number = Number.isSafeInteger(id) ? id : 0;
  return attempt(
    visit,
    async () => {
      const { value } = await act(visit.log, visit.actor, null, (db, at) => revokeToken(db, number, at));
      return go('/settings/tokens', told('settings', 'tokens.revokedNow', { name: value.name }));
    },
    (found) => list(visit, {}, found),
  );
}
