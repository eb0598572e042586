package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.util.UUID;

/** One row of a table with sealed columns, as a row class meets the {@link Vault}: NULL stays NULL. */
public record SealedRow(Vault vault, String table, UUID id) {

    /** @return null for nothing */
    public String seal(String column, Option<String> clear) {
        return clear.map(value -> vault.seal(table, column, id, value)).getOrNull();
    }

    public Option<String> open(String column, String sealed) {
        return Option.of(sealed).map(value -> vault.open(table, column, id, value));
    }
}
