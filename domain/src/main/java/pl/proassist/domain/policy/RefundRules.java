package pl.proassist.domain.policy;

import java.util.List;

/**
 * What a patient who cancels gets back, for each kind of prepayment. What a facility leaves open follows what the kind is in law (A22): a zaliczka
 * and a whole price go back, a zadatek is forfeited by who cancels within a day of the visit.
 */
public record RefundRules(RefundSteps fullPrepayment, RefundSteps advance, RefundSteps deposit) {

    private static final int FREE_UNTIL = 24;
    private static final RefundSteps ALWAYS = steps(100);

    public static final RefundRules DEFAULT = new RefundRules(ALWAYS, ALWAYS, steps(0));

    public RefundSteps of(PrepaymentKind kind) {
        return switch (kind) {
            case FULL_PREPAYMENT -> fullPrepayment;
            case ADVANCE -> advance;
            case DEPOSIT -> deposit;
        };
    }

    private static RefundSteps steps(int late) {
        return new RefundSteps(List.of(new RefundSteps.Step(FREE_UNTIL, 100), new RefundSteps.Step(0, late)));
    }
}
