// Which profile reads a file: the one whose labels all stand in it, or a question.
import { describe, expect, it } from 'vitest';
import { recogniseProfile } from '../../src/import/recognise.ts';
import { profileOf, sourceOf } from './source.ts';

const named = (name: string, labels: Record<string, string>) =>
  profileOf({ name, columns: Object.fromEntries(Object.entries(labels).map(([field, label]) => [field, { label }])) });
const ONE = named('one', { reference: 'Ref', sent: 'Sent', service: 'Service' });
const WIDE = named('wide', { reference: 'Ref', sent: 'Sent', service: 'Service', category: 'Type' });
const OTHER = named('other', { reference: 'Nummer', sent: 'Verzonden', service: 'Dienst', category: 'Soort' });
const recognise = (text: string, profiles = [ONE, WIDE, OTHER]) => recogniseProfile(sourceOf(text), profiles);

describe('a file is recognised by its labels', () => {
  it.each([
    ['in another order, with others between them', 'Type;x;Service;Ref;Sent\n1;2;3;4;5\n', 'wide'],
    ['below a title', 'All notices of the year\n\nNUMMER;verzonden;Dienst;Soort\n1;2;3;4\n', 'other'],
    ['by the profile that binds more of them', 'Ref,Sent,Service,Type\n1,2,3,4\n', 'wide'],
    ['by the narrower one where the wide one does not fit', 'Ref,Sent,Service\n1,2,3\n', 'one'],
  ])('%s', async (_, text, name) => {
    expect((await recognise(text)).name).toBe(name);
  });

  it('and asks when several fit that bind the same', async () => {
    await expect(recognise('Ref,Sent,Service\n1,2,3\n', [ONE, { ...ONE, name: 'twin' }])).rejects.toMatchObject({
      code: 'profile.several',
      exit: 5,
      details: { profiles: ['one', 'twin'] },
    });
  });

  it('by labels that tell the tool, which need not be mapped', async () => {
    const twins = [
      { ...ONE, name: 'first-tool', recognisedBy: ['Queue'] },
      { ...ONE, name: 'second-tool', recognisedBy: ['Tracker'] },
    ];
    expect((await recognise('Ref,Sent,Service,Tracker\n1,2,3,4\n', twins)).name).toBe('second-tool');
    await expect(recognise('Ref,Sent,Service\n1,2,3\n', twins)).rejects.toMatchObject({ code: 'profile.none-fits' });
  });

  it('by a profile of the log before a shipped one, be that one wider', async () => {
    const file = sourceOf('Ref,Sent,Service,Type\n1,2,3,4\n');
    expect((await recogniseProfile(file, [ONE], {}, [WIDE])).name).toBe('one');
    expect((await recogniseProfile(file, [OTHER], {}, [WIDE])).name).toBe('wide');
  });

  it('and names the nearest when none fits, with what it lacks', async () => {
    await expect(recognise('Nummer;Verzonden;Dienst;Kind\n1;2;3;4\n')).rejects.toMatchObject({
      code: 'profile.none-fits',
      exit: 5,
      details: { nearest: 'other', missing: ['Soort'] },
    });
    await expect(recognise('a,b,c\n1,2,3\n')).rejects.toMatchObject({ details: { nearest: null } });
    await expect(recognise('Nummer;Verzonden;Dienst;Soorten\n1;2;3;4\n')).rejects.toMatchObject({
      message: expect.stringContaining('“Soort” (perhaps it is now “Soorten”)'),
    });
  });
});
