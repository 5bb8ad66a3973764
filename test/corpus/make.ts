// The corpus: small exports of the project's own making, with the truth about each. Made in memory, the same every time.
import type { Case } from './case.ts';
import { dateCases } from './dates.ts';
import { encodingCases } from './encodings.ts';
import { layoutCases } from './layouts.ts';
import { rowCases } from './rows.ts';
import { toolCases } from './tools.ts';
import { valueCases } from './values.ts';
import { variedCases } from './varied.ts';

export const corpus = (): readonly Case[] => [
  ...encodingCases(),
  ...layoutCases(),
  ...rowCases(),
  ...dateCases(),
  ...valueCases(),
  ...toolCases(),
  ...variedCases(),
];
