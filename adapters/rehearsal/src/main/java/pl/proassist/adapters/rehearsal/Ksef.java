package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.nio.file.Path;

/** The parts of the simulated KSeF, with one memory in the database. */
record Ksef(KsefKeys keys, KsefPasses passes, KsefCredentials credentials, KsefLogins logins, KsefBooks books, KsefReceipts receipts, KsefCalls calls,
            KsefBoard board) {

    /** @param schema the folder with the official schema, if somebody keeps it here */
    static Ksef in(RehearsalDatabase database, Option<Path> schema) {
        var keys = new KsefKeys(database);
        var passes = new KsefPasses(keys);
        var credentials = new KsefCredentials(database);
        return new Ksef(keys, passes, credentials, new KsefLogins(database, keys, passes, credentials), new KsefBooks(database, credentials, schema.map(KsefSchema::in)),
                new KsefReceipts(keys), new KsefCalls(database), new KsefBoard(database));
    }
}
