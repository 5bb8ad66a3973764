// Who the trusted flagger is: the organisation, its awards with their areas, and what is missing for a report.
import { readFlagger } from '../log/documents.ts';
import { untoldChanges } from '../log/told-changes.ts';
import { standingOn } from '../model/area.ts';
import type { Award, Flagger } from '../model/flagger.ts';
import { labelIn } from '../model/vocabulary.ts';
import type { View } from '../render/mustache.ts';
import type { Answer } from '../web/answer.ts';
import { page, words } from '../web/page.ts';
import { typeLabel } from '../web/type-words.ts';
import type { Route, Visit } from '../web/visit.ts';
import { profileAreaRoutes } from './profile-area.ts';
import { profileAwardRoutes } from './profile-award.ts';
import { profileChangesRoutes } from './profile-changes.ts';
import { saidIn } from './profile-fields.ts';
import { profileFileRoutes } from './profile-file.ts';
import { type FlaggerGap, flaggerGaps } from './profile-gaps.ts';
import { profileOrganisationRoutes } from './profile-organisation.ts';
import { profileSavedRoutes } from './profile-saved.ts';

export const profileRoutes: readonly Route[] = [
  { method: 'GET', path: '/profile', access: 'any', answer: show },
  ...profileOrganisationRoutes,
  ...profileAwardRoutes,
  ...profileAreaRoutes,
  ...profileChangesRoutes,
  ...profileFileRoutes,
  ...profileSavedRoutes,
];

async function show(visit: Visit): Promise<Answer> {
  const { t } = words(visit, 'profile');
  const flagger = await readFlagger(visit.db);
  const untold = flagger ? await untoldChanges(visit.db) : [];
  const n = untold.reduce((sum, { changes }) => sum + changes.length, 0);
  const missing = flagger ? flaggerGaps(flagger) : [];
  return page(visit, {
    title: t('heading'),
    template: 'profile',
    area: 'profile',
    section: 'profile',
    view: {
      isEmpty: flagger === null,
      isInvented: flagger?.invented ?? false,
      facts: flagger ? organisationFacts(visit, flagger) : [],
      awards: flagger ? flagger.awards.map((award) => awardView(visit, flagger, award)) : [],
      missing: flagger ? missing.map((gap) => gapView(visit, flagger, gap)) : [],
      hasMissing: missing.length > 0,
      changes: n > 0 ? t('changes.open', { n }) : t('changes.none'),
    },
  });
}

const fact = (name: string, value: string, lang = '') => ({ name, value, lang, hasLang: lang !== '' });

function organisationFacts(visit: Visit, flagger: Flagger): View[] {
  const { t, format } = words(visit, 'profile');
  const names = flagger.languages.map((language) =>
    fact(t('fact.name', { language: format.language(language) }), flagger.name[language] ?? t('nothing'), language),
  );
  return [
    ...names,
    fact(t('field.legalName'), flagger.legalName),
    fact(t('field.country'), countryName(visit, flagger.country)),
    fact(t('field.website'), flagger.website),
    fact(t('field.contactEmail'), flagger.contactEmail),
    fact(t('languages.heading'), flagger.languages.map((language) => format.language(language)).join(', ')),
    fact(t('field.timeZone'), flagger.timeZone),
    fact(t('thresholds'), t('thresholds.text', { general: flagger.thresholds.general, sensitive: flagger.thresholds.sensitive })),
    fact(t('field.licence'), flagger.licence),
  ];
}

function countryName({ language }: Visit, code: string): string {
  return /^[A-Z]{2}$/.test(code) ? (new Intl.DisplayNames(language, { type: 'region' }).of(code) ?? code) : code;
}

function awardView(visit: Visit, flagger: Flagger, award: Award): View {
  const { t, format } = words(visit, 'profile');
  const name = labelIn(award.authority.name, visit.language);
  const day = (on: string | null) => (on === null ? t('nothing') : format.day(on));
  const isInForce = standingOn({ ...flagger, awards: [award] }, visit.today) === 'in-force';
  return {
    said: saidIn(award.authority.name, visit.language),
    changeHref: `/profile/awards/${award.code}`,
    changeLabel: t('award.change', { name }),
    addHref: `/profile/awards/${award.code}/area/new`,
    state: t(isInForce ? 'inForce' : 'notInForce'),
    tag: isInForce ? 'good' : 'warn',
    facts: [
      fact(t('field.decisionReference'), award.decisionReference),
      fact(t('field.decidedOn'), day(award.decidedOn)),
      fact(t('field.endsOn'), day(award.endsOn)),
      fact(t('field.nextReportDueOn'), day(award.nextReportDueOn)),
      fact(t('field.authorityEmail'), award.authority.email ?? t('nothing')),
      fact(t('field.authorityAddress'), award.authority.address ?? t('nothing')),
      fact(t('field.language'), (award.languages ?? [award.language]).map((language) => format.language(language)).join(', ')),
    ],
    history: award.status.map(({ on, kind }) => ({ text: t('status.entry', { kind: t(`status.${kind}`), on: format.day(on) }) })),
    areaCaption: t('area.caption', { name }),
    area: award.area.map((item) => areaView(visit, award, item)),
  };
}

function areaView(visit: Visit, award: Award, item: Award['area'][number]): View {
  const { t, format } = words(visit, 'profile');
  return {
    said: saidIn(item.label, visit.language),
    href: `/profile/awards/${award.code}/area/${item.code}`,
    types: item.categories.map((code) => typeLabel(visit.language, code)).join('; ') || t('nothing'),
    condition: item.condition && saidIn(item.condition, visit.language),
    from: format.day(item.firstOn),
    until: item.lastOn === null ? t('open') : format.day(item.lastOn),
  };
}

function gapView(visit: Visit, flagger: Flagger, { key, award: code, item: itemCode, language }: FlaggerGap): View {
  const { t, format } = words(visit, 'profile');
  const award = flagger.awards.find((one) => one.code === code);
  const item = award?.area.find((one) => one.code === itemCode);
  const of = item ? labelIn(item.label, visit.language) : award ? labelIn(award.authority.name, visit.language) : '';
  const href = item ? `/profile/awards/${code}/area/${itemCode}` : award ? `/profile/awards/${code}` : '/profile/organisation';
  return { text: t(`gap.${key}`, { of, language: language === null ? '' : format.language(language) }), href };
}
