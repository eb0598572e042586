package pl.proassist.application.reporting;

import pl.proassist.domain.shared.Refusal;

/** Why a report was refused. */
public sealed interface ReportRefusal extends Refusal {

    /** A file of that kind does not hold so many rows. */
    record TooManyRows(int most) implements ReportRefusal {
        @Override public String code() { return "too-many-rows"; }
        @Override public Kind kind() { return Kind.RULE; }
    }
}
