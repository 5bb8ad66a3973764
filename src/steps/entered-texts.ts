// Every text that people typed elsewhere than in the narrative and that a report or its letter shows: who the flagger is, its awards, its
// register's links and arrangements, names of providers. It is scanned where it was typed, so that a person is told once what to change.
import type { TextPart } from '../files/text.ts';
import type { Flagger } from '../model/flagger.ts';
import type { Report } from '../model/report.ts';

/** Texts by the document in which they are put right, with the place in it. */
export interface EnteredTexts {
  readonly document: string;
  readonly parts: readonly TextPart[];
}

type Labels = Readonly<Record<string, string>>;

export function enteredTexts(report: Report, flagger: Flagger): EnteredTexts[] {
  return [
    { document: 'flagger', parts: flaggerParts(flagger) },
    { document: 'independence register', parts: registerParts(report) },
    { document: 'providers', parts: providerParts(report) },
    { document: 'draft', parts: report.publicAddress === null ? [] : [part('address', report.publicAddress)] },
  ];
}

function flaggerParts(flagger: Flagger): TextPart[] {
  return [
    ...labelParts('name', flagger.name),
    part('legalName', flagger.legalName),
    part('website', flagger.website),
    part('contactEmail', flagger.contactEmail),
    part('licence', flagger.licence),
    ...flagger.awards.flatMap(({ authority, decisionReference, area }, i) => [
      part(`awards[${i}].decisionReference`, decisionReference),
      ...labelParts(`awards[${i}].authority.name`, authority.name),
      ...(authority.address === null ? [] : [part(`awards[${i}].authority.address`, authority.address)]),
      ...(authority.email === null ? [] : [part(`awards[${i}].authority.email`, authority.email)]),
      ...area.flatMap(({ label, condition }, j) => [
        ...labelParts(`awards[${i}].area[${j}].label`, label),
        ...labelParts(`awards[${i}].area[${j}].condition`, condition ?? {}),
      ]),
    ]),
  ];
}

function registerParts(report: Report): TextPart[] {
  return [...report.independence, ...report.care].flatMap(({ element, link, arrangements }) => [
    ...(link === null ? [] : [part(`${element}, link`, link)]),
    ...(arrangements ?? []).map(({ provider }, i) => part(`${element}, arrangement ${i + 1}, provider`, provider)),
  ]);
}

/** Services and those behind them; a person has said that none of these is a natural person, and may have been wrong. */
function providerParts(report: Report): TextPart[] {
  return report.providers.flatMap(({ code, name, services }) => [
    part(`provider ${code}`, name),
    ...services.map((service) => part(`service ${service.code}`, service.name)),
  ]);
}

function labelParts(place: string, labels: Labels): TextPart[] {
  return Object.entries(labels).map(([language, text]) => ({ ...part(`${place}.${language}`, text), language }));
}

function part(place: string, text: string): TextPart {
  return { place, text, trust: 'entered', language: null };
}
