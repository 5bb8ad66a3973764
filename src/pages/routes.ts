// Every page and every act that the browser can ask for, in one list: what a person sees is what stands here.
// Where two fit an address the earlier one answers, so `/x/new` stands before `/x/:id`.
import type { Route } from '../web/visit.ts';
import { auditRoutes } from './audit.ts';
import { backupRoutes } from './backup.ts';
import { bulkRoutes } from './bulk.ts';
import { bulkHistoryRoutes } from './bulk-history.ts';
import { doctorRoutes } from './doctor.ts';
import { entryRoutes } from './entry.ts';
import { homeRoutes } from './home.ts';
import { importRoutes } from './import.ts';
import { independenceRoutes } from './independence.ts';
import { jobRoutes } from './job.ts';
import { noticePageRoutes } from './notice.ts';
import { noticeChangeRoutes } from './notice-change.ts';
import { noticeDecideRoutes } from './notice-decide.ts';
import { noticeEventRoutes } from './notice-event.ts';
import { noticeNewRoutes } from './notice-new.ts';
import { noticeRemoveRoutes } from './notice-remove.ts';
import { noticeSettleRoutes } from './notice-settle.ts';
import { noticeListRoutes } from './notices.ts';
import { passwordRoutes } from './password.ts';
import { peopleRoutes } from './people.ts';
import { profileRoutes } from './profile.ts';
import { providersRoutes } from './providers.ts';
import { qualityRoutes } from './quality-acts.ts';
import { reportRoutes } from './report.ts';
import { settingsRoutes } from './settings.ts';
import { settingsForgetRoutes } from './settings-forget.ts';
import { settingsKeptRoutes } from './settings-kept.ts';
import { settingsUsersRoutes } from './settings-users.ts';
import { silenceRoutes } from './silence.ts';
import { tokensRoutes } from './tokens.ts';

export const ROUTES: readonly Route[] = [
  ...entryRoutes,
  ...homeRoutes,
  ...importRoutes,
  ...jobRoutes,
  ...settingsRoutes,
  ...settingsKeptRoutes,
  ...settingsForgetRoutes,
  ...peopleRoutes,
  ...providersRoutes,
  ...silenceRoutes,
  ...qualityRoutes,
  ...reportRoutes,
  ...settingsUsersRoutes,
  ...passwordRoutes,
  ...tokensRoutes,
  ...backupRoutes,
  ...auditRoutes,
  ...doctorRoutes,
  ...noticeListRoutes,
  ...noticeNewRoutes,
  ...bulkRoutes,
  ...bulkHistoryRoutes,
  ...noticePageRoutes,
  ...noticeChangeRoutes,
  ...noticeDecideRoutes,
  ...noticeEventRoutes,
  ...noticeSettleRoutes,
  ...noticeRemoveRoutes,
  ...independenceRoutes,
  ...profileRoutes,
];
