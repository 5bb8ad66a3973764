// The corpus: small exports of the project's own making, with the truth about each. Made in memory, the same every time.
import type { Case } from './case.ts';
import { dateCases } from './dates.ts';
import { encodingCases } from './encodings.ts';
import { furtherDateCases } from './further-dates.ts';
import { furtherOddCases } from './further-odd.ts';
import { furtherRowCases } from './further-rows.ts';
import { furtherToolCases } from './further-tools.ts';
import { furtherValueCases } from './further-values.ts';
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
  ...furtherToolCases(),
  ...furtherDateCases(),
  ...furtherRowCases(),
  ...furtherOddCases(),
  ...furtherValueCases(),
];
