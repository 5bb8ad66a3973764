// One invented notice, with all that any of the three tools may know of it.
import { brussels, DAY, drawSent, HOUR, MINUTE } from './calendar.mjs';
import { ABUSE_TYPES, DECISION_ODDS, HOURS_TO_DECISION, OUTSIDE_AREA_TYPES, REFUSALS, SERVICES, TYPE_ODDS, UNDECIDED } from './world.mjs';

/** The tools were exported on 1 February 2027: nothing later is known. */
const LAST_KNOWN = brussels('2027-01-31 17:00');

/**
 * The notices of one file, oldest first. `file` is its place in the services' `notices`; `sentAt` replaces the
 * moment of the first notices drawn (the border cases).
 */
export function drawNotices(draw, file, sentAt) {
  const deck = draw.shuffled(SERVICES.flatMap((service) => Array(service.notices[file]).fill(service)));
  return deck.map((service, i) => drawNotice(draw, service, sentAt[i] ?? drawSent(draw))).sort((a, b) => a.sentAt - b.sentAt);
}

function drawNotice(draw, service, sentAt) {
  const type = draw.weighted(TYPE_ODDS[service.kind]);
  const setting = draw.weighted({ public: 78, closedGroup: 8, privateMessage: service.kind === 'large' ? 7 : 1, '': 7 });
  const items = Number(draw.weighted({ 1: 84, 2: 5, 3: 4, 4: 2, 6: 2, 9: 1, 14: 1, 25: 1 }));
  const outcome = drawOutcome(draw, service, type, setting);
  const decided = !UNDECIDED.includes(outcome);
  const refused = REFUSALS.includes(outcome);
  const hours = draw.fromDeciles(HOURS_TO_DECISION[service.kind]) * (refused ? 1.6 : 1);
  const decidedAt = decided ? Math.min(minute(sentAt + hours * HOUR), LAST_KNOWN) : null;
  const acted = decided && !refused && outcome !== 'moot';
  return {
    service,
    spelling: service.spellings.length > 0 && draw.chance(9) ? draw.pick(service.spellings) : service.name,
    sentAt,
    type,
    setting,
    items,
    itemsAffected: acted && items > 1 ? (draw.chance(35) ? draw.between(1, items - 1) : items) : null,
    outcome,
    refused,
    acted,
    receiptAt: outcome !== 'notRecorded' && outcome !== 'notSent' && draw.chance(80) ? drawReceipt(draw, sentAt, decidedAt) : null,
    decidedAt,
    effectiveAt: acted && draw.chance(70) ? Math.min(decidedAt + draw.pick([0, 0, 0, 5, 20, 90]) * MINUTE, LAST_KNOWN) : null,
    verifiedAt: decided && draw.chance(55) ? Math.min(decidedAt + draw.between(1, 3) * DAY, LAST_KNOWN) : null,
    insideArea: !OUTSIDE_AREA_TYPES.includes(type),
    account: `nick_${draw.pick(['kwispel', 'zonnebril', 'papegaai', 'trampoline', 'wafelijzer'])}_${draw.between(1000, 9999)}`,
    path: `${draw.pick(['p', 'v', 'post', 'file'])}/${draw.between(100_000, 999_999)}`,
  };
}

/** Nobody wrote it down, nobody answered, nobody decided yet - or a decision. */
function drawOutcome(draw, service, type, setting) {
  const first = draw.weighted({ notRecorded: 12, noReply: service.kind === 'host' ? 13 : 8, acknowledged: 3, decision: 77 });
  if (first !== 'decision') return first;
  if (setting === 'privateMessage' && draw.chance(45)) return 'outOfScope';
  if (ABUSE_TYPES.includes(type)) return draw.weighted(DECISION_ODDS.clear);
  return draw.weighted(OUTSIDE_AREA_TYPES.includes(type) ? DECISION_ODDS.other : DECISION_ODDS.minor);
}

/** Receipt is confirmed within minutes, and never after the decision. */
function drawReceipt(draw, sentAt, decidedAt) {
  return Math.min(minute(sentAt + draw.between(0, 180) * MINUTE), decidedAt ?? LAST_KNOWN);
}

function minute(at) {
  return Math.ceil(at / MINUTE) * MINUTE;
}
