package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import pl.proassist.domain.shared.Money;

/** What an invoice says of its payment. */
public sealed interface Settling {

    <R> R fold(Function<Paid, R> paid, Function<InParts, R> inParts, Function<Unpaid, R> unpaid, Function<NotStated, R> notStated);

    /** The same, with another day until which what is left is to be paid. */
    default Settling payableBy(UnaryOperator<LocalDate> other) {
        return fold(paid -> paid, parts -> new InParts(parts.parts(), parts.due().map(other)),
                unpaid -> new Unpaid(other.apply(unpaid.due()), unpaid.form(), unpaid.link()), notStated -> notStated);
    }

    record Paid(LocalDate on, PaymentForm form) implements Settling {
        @Override public <R> R fold(Function<Paid, R> paid, Function<InParts, R> inParts, Function<Unpaid, R> unpaid, Function<NotStated, R> notStated) { return paid.apply(this); }
    }

    /**
     * @param parts oldest first, at most a hundred
     * @param due   until when the rest is to be paid; none when nothing is left
     */
    record InParts(List<Part> parts, Option<LocalDate> due) implements Settling {

        public static final int MOST = 100;

        public InParts {
            parts = List.copyOf(parts);
            if (parts.isEmpty() || parts.size() > MOST) {
                throw new IllegalArgumentException("an invoice names 1 to " + MOST + " payments");
            }
        }

        @Override public <R> R fold(Function<Paid, R> paid, Function<InParts, R> inParts, Function<Unpaid, R> unpaid, Function<NotStated, R> notStated) { return inParts.apply(this); }
    }

    record Part(Money amount, LocalDate on, PaymentForm form) {
    }

    /** @param link by which it can be paid online, when the operator takes part in that */
    record Unpaid(LocalDate due, PaymentForm form, Option<OnlineLink> link) implements Settling {

        public Unpaid(LocalDate due, PaymentForm form) {
            this(due, form, Option.none());
        }

        @Override public <R> R fold(Function<Paid, R> paid, Function<InParts, R> inParts, Function<Unpaid, R> unpaid, Function<NotStated, R> notStated) { return unpaid.apply(this); }
    }

    /** A correction says nothing of it. */
    record NotStated() implements Settling {
        @Override public <R> R fold(Function<Paid, R> paid, Function<InParts, R> inParts, Function<Unpaid, R> unpaid, Function<NotStated, R> notStated) { return notStated.apply(this); }
    }
}
