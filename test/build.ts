// The command is tested as it is installed: built from the sources before the first test, where the last build is older than they are.
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export default function setup(): void {
  const root = fileURLToPath(new URL('..', import.meta.url));
  const built = join(root, 'dist/main.js');
  if (existsSync(built) && statSync(built).mtimeMs > newestMs(root)) return;
  execFileSync(process.execPath, ['node_modules/typescript/bin/tsc', '-p', 'tsconfig.build.json'], { cwd: root, stdio: 'inherit' });
}

/** When a source, or what says how to build it, was last changed; a folder changes when a file in it comes or goes. */
function newestMs(root: string): number {
  const names = readdirSync(join(root, 'src'), { recursive: true, encoding: 'utf8' }).map((name) => join('src', name));
  return Math.max(...[...names, 'tsconfig.build.json', 'tsconfig.json', 'package.json'].map((name) => statSync(join(root, name)).mtimeMs));
}
