// The commands in the order of help, and the file of each. Only the file of the command that is named is loaded, so that it starts at once.
import type { Command } from 'commander';
import type { Shell } from './shell.ts';

interface Registered {
  /** Commands that the file registers. */
  readonly names: readonly string[];
  readonly load: () => Promise<(program: Command, shell: Shell) => void>;
}

const COMMANDS: readonly Registered[] = [
  { names: ['init'], load: async () => (await import('./init.ts')).registerInit },
  { names: ['authority'], load: async () => (await import('./authority.ts')).registerAuthority },
  { names: ['flagger'], load: async () => (await import('./flagger.ts')).registerFlagger },
  { names: ['person'], load: async () => (await import('./person.ts')).registerPerson },
  { names: ['independence'], load: async () => (await import('./independence.ts')).registerIndependence },
  { names: ['narrative'], load: async () => (await import('./narrative.ts')).registerNarrative },
  { names: ['profile'], load: async () => (await import('./profile.ts')).registerProfile },
  { names: ['import'], load: async () => (await import('./import.ts')).registerImport },
  { names: ['provider'], load: async () => (await import('./provider.ts')).registerProvider },
  { names: ['notice'], load: async () => (await import('./notice.ts')).registerNotice },
  { names: ['serve'], load: async () => (await import('./serve.ts')).registerServe },
  { names: ['user'], load: async () => (await import('./user.ts')).registerUser },
  { names: ['token'], load: async () => (await import('./token.ts')).registerToken },
  { names: ['backup', 'restore'], load: async () => (await import('./backup.ts')).registerBackup },
  { names: ['status'], load: async () => (await import('./status.ts')).registerStatus },
  { names: ['silence'], load: async () => (await import('./silence.ts')).registerSilence },
  { names: ['quality'], load: async () => (await import('./quality.ts')).registerQuality },
  { names: ['draft'], load: async () => (await import('./draft.ts')).registerDraft },
  { names: ['check'], load: async () => (await import('./check.ts')).registerCheck },
  { names: ['publish'], load: async () => (await import('./publish.ts')).registerPublish },
  { names: ['publication'], load: async () => (await import('./publication.ts')).registerPublication },
  { names: ['sending'], load: async () => (await import('./sending.ts')).registerSending },
  { names: ['changes'], load: async () => (await import('./changes.ts')).registerChanges },
  { names: ['site'], load: async () => (await import('./site.ts')).registerSite },
  { names: ['verify'], load: async () => (await import('./verify.ts')).registerVerify },
  { names: ['retention'], load: async () => (await import('./retention.ts')).registerRetention },
  { names: ['forget'], load: async () => (await import('./forget.ts')).registerForget },
  { names: ['recount'], load: async () => (await import('./recount.ts')).registerRecount },
  { names: ['doctor'], load: async () => (await import('./doctor.ts')).registerDoctor },
  { names: ['audit'], load: async () => (await import('./audit.ts')).registerAudit },
  { names: ['demo'], load: async () => (await import('./demo.ts')).registerDemo },
  { names: ['scan'], load: async () => (await import('./scan.ts')).registerScan },
  { names: ['tables'], load: async () => (await import('./tables.ts')).registerTables },
];

/**
 * Registers the command that a command line names; all of them where it names none, for help and for what nobody understands.
 *
 * @throws CommanderError for an option of the program without its value
 */
export async function registerCommands(program: Command, shell: Shell, argv: readonly string[]): Promise<void> {
  const { operands } = program.parseOptions([...argv]);
  const named = operands.find((word) => word !== 'help');
  const one = COMMANDS.filter(({ names }) => names.some((name) => name === named));
  const chosen = await Promise.all((one.length > 0 ? one : COMMANDS).map(({ load }) => load()));
  for (const register of chosen) register(program, shell);
}
