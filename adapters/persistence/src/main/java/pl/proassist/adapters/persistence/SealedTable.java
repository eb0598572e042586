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
    public static final SealedTable INVOICE = new SealedTable("invoice", List.of("details"));
    public static final SealedTable INVOICE_DOCUMENT = new SealedTable("invoice_document", List.of("xml"));
    public static final SealedTable ACCOUNTING_NOTE = new SealedTable("accounting_note", List.of("note"));
    public static final SealedTable BILLING = new SealedTable("billing", List.of("billing"));
    public static final SealedTable KSEF_CREDENTIAL = new SealedTable("ksef_credential", List.of("certificate", "secret"));

    /** A condition with one parameter for each column. */
    String each(String condition, String between) {
        return columns.stream().map(column -> column + condition).collect(Collectors.joining(between));
    }
}
