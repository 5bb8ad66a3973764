// The rule of two people, case by case.
import { describe, expect, it } from 'vitest';
import { type SignatureState, type SignOff, signatureState, validSignOffs, whyOneMore } from '../../src/model/sign-off.ts';

const signed = (...names: string[]): SignOff[] => names.map((by) => ({ by, at: '2027-01-31T12:00:05.000Z', filesSha256: 'x' }));
const TWO = ['Ada', 'Ben'];
/** Zoe was in office once. */
const office = (counting: readonly string[]) => ({ counting, entered: [...counting, 'Zoe'] });

describe('whether files are signed as they must be', () => {
  it.each<[what: string, people: string[], signers: string[], drafter: string | null, resolvers: string[], state: SignatureState]>([
    ['nobody entered, nobody signed', [], [], 'Ada', [], 'nobody'],
    ['nobody entered: one signature of anybody', [], ['Ada'], 'Ada', ['Ada'], 'signed'],
    ['one in office: their own signature', ['Ada'], ['Ada'], 'Ada', ['Ada'], 'signed'],
    ['one in office: that of somebody else does not count', ['Ada'], ['Zoe'], 'Ada', [], 'nobody'],
    ['two in office, nobody signed', TWO, [], 'Ada', [], 'nobody'],
    ['two: the drafter alone', TWO, ['Ada'], 'Ada', [], 'own-work'],
    ['two: the drafter twice is one person', TWO, ['Ada', ' ADA '], 'Ada', [], 'own-work'],
    ['two: the other', TWO, ['Ben'], 'Ada', [], 'signed'],
    ['two: the other, in another writing', TWO, ['bén'], 'Ada', [], 'signed'],
    ['two: the other decided a finding', TWO, ['Ben'], 'Ada', ['Ben'], 'own-work'],
    ['two: one drafted, one decided, both sign', TWO, ['Ben', 'Ada'], 'Ada', ['Ben'], 'signed'],
    ['two: both drafted and decided, both sign', TWO, ['Ben', 'Ada'], 'Ada', ['Ada', 'Ben'], 'signed'],
    ['two: nobody knows who drafted, one signs', TWO, ['Ben'], null, [], 'own-work'],
    ['two: nobody knows who drafted, both sign', TWO, ['Ben', 'Ada'], null, [], 'signed'],
    ['two: somebody not in office signs with the drafter', TWO, ['Ada', 'Zoe'], 'Ada', [], 'own-work'],
    ['two: the draft is by somebody who left', TWO, ['Ada'], 'Zoe', [], 'signed'],
    ['two: the draft is by a name that was never entered', TWO, ['Ada'], 'Ada (laptop)', [], 'own-work'],
    ['two: a finding was decided under such a name', TWO, ['Ada'], 'Ben', ['anna'], 'own-work'],
    ['two: both sign what such names made', TWO, ['Ada', 'Ben'], 'Ada (laptop)', ['anna'], 'signed'],
    ['two: the drafter, in look-alike letters and without a dot', ['A. Ada', 'Ben'], ['A. Ada'], 'а Ada', [], 'own-work'],
    ['three: the third', [...TWO, 'Cem'], ['Cem'], 'Ada', ['Ben'], 'signed'],
  ])('%s', (_what, people, signers, drafter, resolvers, state) => {
    expect(signatureState(signed(...signers), office(people), { drafter, resolvers, lastResolvedAt: null })).toBe(state);
  });

  it('a signature from before a finding was decided does not hold', () => {
    const makers = { drafter: 'Ada', resolvers: ['Ada'], lastResolvedAt: '2027-01-31T12:00:06.000Z' };
    expect(signatureState(signed('Ben'), office(TWO), makers)).toBe('nobody');
    expect(validSignOffs(signed('Ben'), makers)).toEqual([]);
    expect(signatureState(signed('Ben'), office(TWO), { ...makers, lastResolvedAt: '2027-01-31T12:00:04.000Z' })).toBe('signed');
  });

  it.each([
    [null, [], 'does not say who made it'],
    ['Ada (laptop)', [], 'is not in'],
    ['Ada', ['anna'], 'is not in'],
    ['Ada', ['Zoe'], 'who has signed also'],
  ])('says why one signature is not enough: drafted by %s, decided by %j', (drafter, resolvers, why) => {
    expect(whyOneMore(office(TWO), { drafter, resolvers, lastResolvedAt: null })).toContain(why);
  });
});
