package pl.proassist.domain.policy;

import java.util.List;

/**
 * One step of the trace that tells staff why a visit must, may or need not be paid: a code whose sentence is in the bundles
 * of the edge ({@code because.<code>}), and the values in it.
 */
public record Because(String code, List<String> values) {

    /** The step that holds the account of whoever set terms by hand; empty for the installation's own token. */
    public static final String MANUAL_BY = "manual-by";

    public Because {
        values = List.copyOf(values);
    }

    public static Because of(String code, String... values) {
        return new Because(code, List.of(values));
    }
}
