-- What a person lets others see, and when they last changed it (Unix milliseconds): a change that is told late is known
-- as such. For better-auth these are additional fields that no sign-up may set.
alter table "user" add column "hideRead" integer not null default 0;
alter table "user" add column "invisible" integer not null default 0;
alter table "user" add column "settingsAt" integer not null default 0;
