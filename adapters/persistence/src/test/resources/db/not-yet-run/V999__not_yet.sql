CREATE TABLE not_yet (id int);
