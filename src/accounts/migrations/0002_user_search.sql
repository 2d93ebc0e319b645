-- People are found by the beginning of a username or of any word of a name, whatever its case and accents.
-- The text stays in "user"; this is only the index, and `insert into user_search (user_search) values ('rebuild')`
-- makes it anew.
create virtual table user_search using fts5 (name, username, content = 'user', content_rowid = 'rowid', tokenize = "unicode61 remove_diacritics 2 tokenchars '_'");

create trigger user_search_insert after insert on "user" begin
	insert into user_search (rowid, name, username) values (new.rowid, new.name, new.username);
end;

create trigger user_search_delete after delete on "user" begin
	insert into user_search (user_search, rowid, name, username) values ('delete', old.rowid, old.name, old.username);
end;

create trigger user_search_update after update of name, username on "user" begin
	insert into user_search (user_search, rowid, name, username) values ('delete', old.rowid, old.name, old.username);
	insert into user_search (rowid, name, username) values (new.rowid, new.name, new.username);
end;
