// Every page and every act that the browser can ask for, in one list: what a person sees is what stands here.
import type { Route } from '../web/visit.ts';
import { entryRoutes } from './entry.ts';
import { homeRoutes } from './home.ts';
import { jobRoutes } from './job.ts';

export const ROUTES: readonly Route[] = [...entryRoutes, ...homeRoutes, ...jobRoutes];
