-- References in the order of their bytes, as in SQLite: one order of lists everywhere, and an index that finds how a reference begins.

alter table notice alter column reference type text collate "C";
