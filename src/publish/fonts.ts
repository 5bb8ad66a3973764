// The fonts that charts and PDFs are set in: Noto Sans, which has the letters of all official languages of the Union.
import { createRequire } from 'node:module';

export const FONT = 'Noto Sans';
const FILES = ['400Regular/NotoSans_400Regular.ttf', '700Bold/NotoSans_700Bold.ttf'];

/** Paths of the regular and the bold face. */
export function fontFiles(): string[] {
  const { resolve } = createRequire(import.meta.url);
  return FILES.map((file) => resolve(`@expo-google-fonts/noto-sans/${file}`));
}

/** The font has no narrow blank; the one of full width does not break either. */
export function inFontBlanks(text: string): string {
  return text.replace(/\u202f/g, '\u00a0');
}
