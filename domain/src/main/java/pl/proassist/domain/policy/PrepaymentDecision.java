package pl.proassist.domain.policy;

import java.util.List;
import java.util.function.Function;

/** What the policy answers: money is due, may be paid, is not asked for, is paid on site, or the booking is refused. */
public sealed interface PrepaymentDecision {

    List<Because> because();

    <R> R fold(Function<Due, R> due, Function<Optional, R> optional, Function<NotDue, R> notDue,
               Function<OnSite, R> onSite, Function<Refused, R> refused);

    /** The visit waits for the money; unpaid in time it lapses. */
    record Due(PaymentTerms terms) implements PrepaymentDecision {
        @Override public List<Because> because() { return terms.because(); }

        @Override public <R> R fold(Function<Due, R> due, Function<Optional, R> optional, Function<NotDue, R> notDue,
                                    Function<OnSite, R> onSite, Function<Refused, R> refused) { return due.apply(this); }
    }

    /** The visit is confirmed; a link may be paid until it expires (A12). */
    record Optional(PaymentTerms terms) implements PrepaymentDecision {
        @Override public List<Because> because() { return terms.because(); }

        @Override public <R> R fold(Function<Due, R> due, Function<Optional, R> optional, Function<NotDue, R> notDue,
                                    Function<OnSite, R> onSite, Function<Refused, R> refused) { return optional.apply(this); }
    }

    record NotDue(PaymentTerms terms) implements PrepaymentDecision {
        @Override public List<Because> because() { return terms.because(); }

        @Override public <R> R fold(Function<Due, R> due, Function<Optional, R> optional, Function<NotDue, R> notDue,
                                    Function<OnSite, R> onSite, Function<Refused, R> refused) { return notDue.apply(this); }
    }

    /** Too late for paying online, so it is paid at the desk (A05). */
    record OnSite(PaymentTerms terms) implements PrepaymentDecision {
        @Override public List<Because> because() { return terms.because(); }

        @Override public <R> R fold(Function<Due, R> due, Function<Optional, R> optional, Function<NotDue, R> notDue,
                                    Function<OnSite, R> onSite, Function<Refused, R> refused) { return onSite.apply(this); }
    }

    record Refused(PolicyRefusal reason, List<Because> because) implements PrepaymentDecision {
        @Override public <R> R fold(Function<Due, R> due, Function<Optional, R> optional, Function<NotDue, R> notDue,
                                    Function<OnSite, R> onSite, Function<Refused, R> refused) { return refused.apply(this); }
    }
}
