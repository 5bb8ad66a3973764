// A file whose columns can be told apart, with what they mean so far: what the pages of columns and values work on.
import type { Profile } from '../model/profile.ts';
import { type Answer, go } from '../web/answer.ts';
import type { Intake } from '../web/intakes.ts';
import type { Visit } from '../web/visit.ts';
import type { Inspection } from '../workflow.ts';
import { pathOf, withIntake } from './import-flow.ts';

export type Look = NonNullable<Inspection['look']>;

/** A file that was read, with what its columns mean so far. */
export interface Mapping {
  readonly intake: Intake;
  readonly look: Look;
  readonly profile: Profile;
}

/** A file that could not be read yet is asked about on the page before. */
export function withMapping(visit: Visit, show: (mapping: Mapping) => Promise<Answer>): Promise<Answer> {
  return withIntake(visit, async (intake) => {
    if (intake.done) return go(pathOf(intake, 'done'));
    const look = intake.inspection?.look;
    const { profile } = intake;
    return look && profile ? show({ intake, look, profile }) : go(pathOf(intake, 'reading'));
  });
}
