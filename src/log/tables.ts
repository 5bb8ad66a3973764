// The tables of schema/log as types. Column meanings stand there, in the SQL.
import type { Generated } from 'kysely';

export interface SettingTable {
  name: string;
  value: string;
}

export interface CodeTable {
  id: Generated<number>;
  kind: string;
  code: string;
  rank: number;
  action_group: string | null;
}

export interface FlaggerTable {
  id: Generated<number>;
  document: string;
  recorded_at: string;
  recorded_by: string;
}

export interface IndependenceTable {
  id: Generated<number>;
  document: string;
  recorded_at: string;
  recorded_by: string;
}

export interface NarrativeTable {
  id: Generated<number>;
  language: string;
  field: string;
  body: string | null;
  recorded_at: string;
  recorded_by: string;
}

export interface SourceTable {
  id: Generated<number>;
  code: string;
  name: string;
}

export interface ProfileTable {
  id: Generated<number>;
  name: string;
  document: string;
  sha256: string;
  recorded_at: string;
  recorded_by: string;
}

export interface ProviderTable {
  id: Generated<number>;
  code: string;
  name: string;
  recorded_at: string;
}

export interface ServiceTable {
  id: Generated<number>;
  code: string;
  name: string;
  recorded_at: string;
}

export interface ProviderAnswerTable {
  id: Generated<number>;
  provider_id: number;
  natural_person: string;
  state: string;
  recorded_at: string;
  superseded_at: string | null;
}

export interface ServiceAnswerTable {
  id: Generated<number>;
  service_id: number;
  hosting: string;
  state: string;
  recorded_at: string;
  superseded_at: string | null;
}

export interface ServiceAliasTable {
  form: string;
  alias: string;
  service_id: number;
}

export interface ServiceDomainTable {
  domain: string;
  service_id: number;
}

export interface ServiceProviderTable {
  id: Generated<number>;
  service_id: number;
  provider_id: number;
  first_on: string | null;
  last_on: string | null;
  recorded_at: string;
  superseded_at: string | null;
}

export interface MergeTable {
  id: Generated<number>;
  kind: string;
  from_id: number;
  into_id: number;
  recorded_at: string;
  undone_at: string | null;
}

export interface ImportTable {
  id: Generated<number>;
  source_id: number;
  profile_id: number | null;
  file_name: string;
  file_sha256: string;
  size_bytes: number;
  decisions: string;
  summary: string;
  imported_at: string;
  imported_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface NoticeTable {
  id: Generated<number>;
  source_id: number;
  reference: string;
  own_reference: string;
  import_id: number | null;
  content_sha256: string;
  service_id: number | null;
  channel: string;
  sent_precision: string;
  sent_at: string | null;
  sent_first_on: string;
  sent_last_on: string;
  language: string | null;
  own_label: string | null;
  category_id: number;
  subcategory_id: number | null;
  items: number;
  setting: string;
  assessed_by_two: string;
  reasons: string;
  location: string;
  submitter: string;
  good_faith: string;
  complete: string;
  receipt_at: string | null;
  receipt_on: string | null;
  verified_at: string | null;
  verified_on: string | null;
  in_area: string | null;
  area_item: string | null;
  recorded_at: string;
  recorded_by: string;
  removed_at: string | null;
}

export interface TellingTable {
  notice_id: number;
  import_id: number;
  content_sha256: string;
}

/** Values as in `notice`. */
export interface NoticePastTable extends Omit<NoticeTable, 'id' | 'removed_at'> {
  id: Generated<number>;
  notice_id: number;
  superseded_at: string;
}

export interface DecisionTable {
  id: Generated<number>;
  notice_id: number;
  import_id: number | null;
  action_id: number;
  decision_order: string;
  decided_precision: string | null;
  decided_at: string | null;
  decided_first_on: string | null;
  decided_last_on: string | null;
  delay_value: number | null;
  delay_unit: string | null;
  effective_at: string | null;
  effective_on: string | null;
  ground: string;
  automated: string;
  redress_told: string;
  items_affected: number | null;
  reason: string | null;
  recorded_at: string;
  recorded_by: string;
  superseded_at: string | null;
  superseded_by: string | null;
}

export interface KnownValueTable {
  notice_id: number;
  kind: string;
  hash: string;
  tokens: number;
  weak: number;
  domain: string | null;
}

export interface NoticeNoteTable {
  notice_id: number;
  body: string;
  keep_until: string | null;
}

export interface NoticeUrlTable {
  id: Generated<number>;
  notice_id: number;
  url: string;
  keep_until: string;
}

export interface ForgottenTable {
  hash: string;
  tokens: number;
  weak: number;
  forgotten_at: string;
  forgotten_by: string;
}

export interface DraftTable {
  id: Generated<number>;
  report: string;
  authority_only: string;
  flagger: string;
  known_before: string;
  span_day: string | null;
  drafted_at: string;
  drafted_by: string;
}

export interface GateCheckTable {
  id: Generated<number>;
  draft_id: number;
  files_sha256: string;
  findings: string;
  public_zip: Uint8Array;
  submission_zip: Uint8Array;
  checked_at: string;
  checked_by: string;
}

export interface ResolutionTable {
  id: Generated<number>;
  finding: string;
  verdict: string;
  reason: string;
  files_sha256: string;
  resolved_at: string;
  resolved_by: string;
}

export interface PersonTable {
  id: Generated<number>;
  name: string;
  added_at: string;
  added_by: string;
  retired_at: string | null;
  retired_by: string | null;
}

export interface SignOffTable {
  id: Generated<number>;
  files_sha256: string;
  signed_at: string;
  signed_by: string;
}

export interface PublicationTable {
  id: Generated<number>;
  kind: string;
  period_first: string;
  period_last: string;
  version: number;
  as_of_on: string;
  known_before: string;
  span_day: string | null;
  released_on: string;
  public_address: string | null;
  report: string;
  public_zip: Uint8Array;
  public_sha256: string;
  submission_zip: Uint8Array;
  submission_sha256: string;
  published_at: string;
  published_by: string;
}

export interface CorrectionTable {
  id: Generated<number>;
  publication_id: number;
  cause: string;
  notices: number;
  opened_at: string;
  closed_at: string | null;
  closed_by_publication_id: number | null;
}

export interface CorrectionCauseTable {
  correction_id: number;
  kind: string;
  noted_at: string;
}

export interface SendingTable {
  id: Generated<number>;
  publication_id: number;
  award: string;
  sent_on: string;
  how: string;
  sent_to: string | null;
  note: string | null;
  recorded_at: string;
  recorded_by: string;
  acknowledged_on: string | null;
  removed_at: string | null;
}

export interface PublicAddressTable {
  id: Generated<number>;
  publication_id: number;
  address: string;
  since_on: string;
  recorded_at: string;
  recorded_by: string;
}

export interface ToldChangesTable {
  id: Generated<number>;
  award: string;
  told_on: string;
  how: string | null;
  note: string | null;
  flagger_id: number;
  independence_id: number;
  recorded_at: string;
  recorded_by: string;
}

export interface NoticeEventTable {
  id: Generated<number>;
  notice_id: number;
  kind: string;
  on_day: string;
  result: string | null;
  result_on: string | null;
  until: string | null;
  replaces_id: number | null;
  recorded_at: string;
  recorded_by: string;
  removed_at: string | null;
  removed_by: string | null;
}

export interface BulkTable {
  id: Generated<number>;
  kind: string;
  filter: string;
  decision: string;
  notices: number;
  kept: number | null;
  recorded_at: string;
  recorded_by: string;
  undone_at: string | null;
  undone_by: string | null;
}

export interface BulkDecisionTable {
  bulk_id: number;
  decision_id: number;
}

export interface AppUserTable {
  id: Generated<number>;
  login: string;
  name: string;
  role: string;
  password: string;
  must_change: string;
  password_changed_at: string;
  language: string | null;
  theme: string | null;
  added_at: string;
  added_by: string;
  disabled_at: string | null;
  disabled_by: string | null;
}

export interface SessionTable {
  token_sha256: string;
  user_id: number | null;
  csrf: string;
  made_at: string;
  last_seen_at: string;
  ends_at: string;
}

export interface SignInAttemptTable {
  id: Generated<number>;
  key: string;
  at: string;
}

export interface ApiTokenTable {
  id: Generated<number>;
  name: string;
  token_sha256: string;
  scopes: string;
  made_at: string;
  made_by: string;
  last_used_at: string | null;
  ends_on: string | null;
  revoked_at: string | null;
  revoked_by: string | null;
}

export interface AuditTable {
  id: Generated<number>;
  at: string;
  who: string;
  act: string;
  subject: string;
  detail: string;
  number: number;
  salt: string | null;
  content_sha256: string;
  previous_sha256: string;
  sha256: string;
}

export interface AuditHeadTable {
  id: number;
  lines: number;
  sha256: string;
}

export interface QualityCheckTable {
  id: Generated<number>;
  period_first: string;
  period_last: string;
  seed: string;
  population: number;
  drawn_at: string;
  drawn_by: string;
  finished_at: string | null;
  finished_by: string | null;
}

export interface QualityAnswerTable {
  check_id: number;
  position: number;
  notice_id: number;
  first_category_id: number;
  first_subcategory_id: number | null;
  category_id: number | null;
  subcategory_id: number | null;
  answered_at: string | null;
  answered_by: string | null;
}

export interface NoticeStateTable {
  notice_id: number;
  source_id: number;
  sent_on: string;
  service_id: number | null;
  category_id: number;
  subcategory_id: number | null;
  channel: string;
  items: number;
  complete: string;
  action_id: number | null;
  answer: string;
  decided_on: string | null;
  changed_at: string;
}

export interface TallyTable {
  month: string;
  service_id: number;
  category_id: number;
  subcategory_id: number;
  channel: string;
  action_id: number;
  complete: string;
  notices: number;
  items: number;
}

export type ServiceTallyTable = Omit<TallyTable, 'category_id' | 'subcategory_id'>;
export type CategoryTallyTable = Omit<TallyTable, 'service_id'>;
export type MonthTallyTable = Omit<TallyTable, 'service_id' | 'category_id' | 'subcategory_id'>;

export interface OpenTallyTable {
  sent_on: string;
  service_id: number;
  channel: string;
  notices: number;
}

interface ReportSlices {
  first_on: string;
  last_on: string;
  notices: number;
}

export interface ReportCrossTable extends ReportSlices {
  service_id: number;
  category_id: number;
  channel: string;
  action_id: number;
  items: number;
}

export interface ReportTypeTable extends ReportSlices {
  category_id: number;
  subcategory_id: number;
  in_area: string;
  channel: string;
  action_id: number;
  items: number;
}

export interface ReportOutcomeTable extends ReportSlices {
  channel: string;
  action_id: number;
  first_action_id: number;
  ground: string;
  automated: string;
  in_part: number;
  setting: string;
  assessed_by_two: string;
  complete: string;
  items: number;
  affected: number;
}

export interface ReportDelayTable extends Omit<ReportSlices, 'notices'> {
  service_id: number;
  delay_unit: string;
  delays: string;
}

export interface ReportActionTable extends ReportSlices {
  action_id: number;
}

export interface LogTables {
  setting: SettingTable;
  code: CodeTable;
  flagger: FlaggerTable;
  independence: IndependenceTable;
  narrative: NarrativeTable;
  source: SourceTable;
  profile: ProfileTable;
  provider: ProviderTable;
  service: ServiceTable;
  provider_answer: ProviderAnswerTable;
  service_answer: ServiceAnswerTable;
  service_alias: ServiceAliasTable;
  service_domain: ServiceDomainTable;
  service_provider: ServiceProviderTable;
  merge: MergeTable;
  import: ImportTable;
  notice: NoticeTable;
  telling: TellingTable;
  notice_past: NoticePastTable;
  decision: DecisionTable;
  known_value: KnownValueTable;
  notice_note: NoticeNoteTable;
  notice_url: NoticeUrlTable;
  forgotten: ForgottenTable;
  draft: DraftTable;
  gate_check: GateCheckTable;
  resolution: ResolutionTable;
  person: PersonTable;
  sign_off: SignOffTable;
  publication: PublicationTable;
  correction: CorrectionTable;
  correction_cause: CorrectionCauseTable;
  sending: SendingTable;
  public_address: PublicAddressTable;
  told_changes: ToldChangesTable;
  notice_event: NoticeEventTable;
  bulk: BulkTable;
  bulk_decision: BulkDecisionTable;
  app_user: AppUserTable;
  session: SessionTable;
  sign_in_attempt: SignInAttemptTable;
  api_token: ApiTokenTable;
  audit: AuditTable;
  audit_head: AuditHeadTable;
  notice_state: NoticeStateTable;
  tally: TallyTable;
  service_tally: ServiceTallyTable;
  category_tally: CategoryTallyTable;
  month_tally: MonthTallyTable;
  open_tally: OpenTallyTable;
  report_cross: ReportCrossTable;
  report_type: ReportTypeTable;
  report_outcome: ReportOutcomeTable;
  report_delay: ReportDelayTable;
  report_action: ReportActionTable;
  quality_check: QualityCheckTable;
  quality_answer: QualityAnswerTable;
}
