// Every page and every act that the browser can ask for, in one list: what a person sees is what stands here.
import type { Route } from '../web/visit.ts';
import { auditRoutes } from './audit.ts';
import { backupRoutes } from './backup.ts';
import { entryRoutes } from './entry.ts';
import { homeRoutes } from './home.ts';
import { importRoutes } from './import.ts';
import { jobRoutes } from './job.ts';
import { passwordRoutes } from './password.ts';
import { peopleRoutes } from './people.ts';
import { providersRoutes } from './providers.ts';
import { settingsRoutes } from './settings.ts';
import { settingsForgetRoutes } from './settings-forget.ts';
import { settingsKeptRoutes } from './settings-kept.ts';
import { settingsUsersRoutes } from './settings-users.ts';
import { tokensRoutes } from './tokens.ts';

export const ROUTES: readonly Route[] = [...entryRoutes, ...homeRoutes, ...importRoutes, ...jobRoutes, ...settingsRoutes, ...settingsKeptRoutes, ...settingsForgetRoutes, ...peopleRoutes, ...providersRoutes, ...settingsUsersRoutes, ...passwordRoutes, ...tokensRoutes, ...backupRoutes, ...auditRoutes];
