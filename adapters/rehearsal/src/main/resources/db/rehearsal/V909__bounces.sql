-- To whom a mail server writes when a letter bounces later: the sender in its envelope.
ALTER TABLE rehearsal_message ADD COLUMN return_path VARCHAR(320) CHARACTER SET utf8mb4 COLLATE utf8mb4_bin NULL;
