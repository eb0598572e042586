package pl.proassist.domain.visit;

/** The states of a visit by name, for those outside who store or show them. */
public enum VisitStatus {
    AWAITING_PAYMENT, CONFIRMED, COMPLETED, NO_SHOW, LAPSED, CANCELLED;

    public static VisitStatus of(Visit visit) {
        return visit.fold(new Visit.States<>() {
            @Override public VisitStatus awaitingPayment(Visit.AwaitingPayment it) { return AWAITING_PAYMENT; }

            @Override public VisitStatus confirmed(Visit.Confirmed it) { return CONFIRMED; }

            @Override public VisitStatus lapsed(Visit.Lapsed it) { return LAPSED; }

            @Override public VisitStatus cancelled(Visit.Cancelled it) { return CANCELLED; }

            @Override public VisitStatus completed(Visit.Completed it) { return COMPLETED; }

            @Override public VisitStatus noShow(Visit.NoShow it) { return NO_SHOW; }
        });
    }
}
