package pl.proassist.adapters.persistence;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A table that holds personal data sealed by the {@link Vault}.
 *
 * @param name    its rows have an {@code id}, to which the values are bound
 * @param columns those that are sealed
 */
public record SealedTable(String name, List<String> columns) {

    public static final SealedTable PATIENT = new SealedTable("patient", List.of("pesel", "phone", "email", "address", "notes"));
    public static final SealedTable BLACKLISTING = new SealedTable("blacklisting", List.of("reason", "contest", "upheld"));
    public static final SealedTable EXEMPTION = new SealedTable("exemption", List.of("reason"));
    public static final SealedTable ACCOUNT = new SealedTable("account", List.of("phone", "email"));
    public static final SealedTable ACCOUNT_LETTER = new SealedTable("account_letter", List.of("target"));
    public static final SealedTable REPEATED_REQUEST = new SealedTable("repeated_request", List.of("body"));

    /** A condition with one parameter for each column. */
    String each(String condition, String between) {
        return columns.stream().map(column -> column + condition).collect(Collectors.joining(between));
    }
}
