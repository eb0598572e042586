package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.math.BigInteger;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.domain.shared.Money;

/** What an invoice is about. Its sums are worked out per rate from gross prices (art. 106e ust. 7 of the VAT Act). */
public sealed interface InvoiceContent {

    InvoiceKind kind();

    /** What it comes to at each rate; of a correction, what it changes. */
    List<RateSum> sums();

    <R> R fold(Cases<R> cases);

    /** P_15: the sum of a sale, what was received of an advance, what is left of a settlement, what a correction changes. */
    default Balance total() {
        return RateSum.total(sums());
    }

    /** The invoices whose KSeF numbers it names. */
    default Set<InvoiceId> refersTo() {
        return Set.of();
    }

    /** The same, now that an invoice that it refers to is issued for good. */
    default InvoiceContent known(Invoice.Issued original) {
        return this;
    }

    boolean hasExempt();

    /** What an invoice says that corrects nothing; also the state before and after a correction. */
    sealed interface Primary extends InvoiceContent permits Sale, Advance, Settlement {

        /** The lines of the sale, or of the order. */
        List<InvoiceLine> lines();

        /** The same when nothing of it is left. */
        Primary none();

        /** The same with other lines. */
        Primary with(List<InvoiceLine> anew);

        /** What was sold or received, gross. */
        default Money worth() {
            return InvoiceLine.gross(lines());
        }

        @Override Primary known(Invoice.Issued original);

        @Override default boolean hasExempt() {
            return lines().stream().anyMatch(line -> !line.rate().isTaxed());
        }
    }

    /**
     * An ordinary invoice.
     *
     * @param earlier    what was paid before the service in the month of the service: no advance invoice of its own (art. 106b ust. 1a)
     * @param simplified at most 450 zł to a company (art. 106e ust. 5 pkt 3)
     */
    record Sale(List<InvoiceLine> lines, SoldIn sold, List<EarlierPayment> earlier, boolean simplified) implements Primary {

        public Sale {
            lines = List.copyOf(lines);
            earlier = List.copyOf(earlier);
        }

        @Override public InvoiceKind kind() { return simplified ? InvoiceKind.UPR : InvoiceKind.VAT; }

        @Override public List<RateSum> sums() { return RateSum.of(lines); }

        @Override public Sale with(List<InvoiceLine> anew) { return new Sale(anew, sold, earlier, simplified); }

        @Override public Sale none() { return new Sale(nothingOf(lines), sold, List.of(), simplified); }

        @Override public Sale known(Invoice.Issued original) { return this; }

        @Override public <R> R fold(Cases<R> cases) { return cases.sale(this); }
    }

    /** A payment that came before the service, in its month. */
    record EarlierPayment(LocalDate on, Money amount) {
    }

    /**
     * Money that came before the service.
     *
     * @param lines the whole order; the money falls to its rates in proportion
     */
    record Advance(Money received, LocalDate receivedOn, List<InvoiceLine> lines) implements Primary {

        public Advance {
            lines = List.copyOf(lines);
            if (!received.isZero() && InvoiceLine.gross(lines).isZero()) {
                throw new IllegalArgumentException("an advance belongs to an order");
            }
        }

        @Override public InvoiceKind kind() { return InvoiceKind.ZAL; }

        @Override public List<RateSum> sums() { return received.isZero() ? List.of() : split(received, lines); }

        /** The value of the order, gross. */
        public Money orderValue() { return InvoiceLine.gross(lines); }

        @Override public Money worth() { return received; }

        @Override public Advance with(List<InvoiceLine> anew) { return new Advance(received, receivedOn, anew); }

        /** The same when other money was received, or is kept. */
        public Advance of(Money anew) { return new Advance(anew, receivedOn, lines); }

        @Override public Advance none() { return new Advance(Money.ZERO, receivedOn, nothingOf(lines)); }

        @Override public Advance known(Invoice.Issued original) { return this; }

        @Override public <R> R fold(Cases<R> cases) { return cases.advance(this); }

        /** Each rate gets its share of the gross, rounded down; the grosze that are left go to the largest (ksef.md 11.6). */
        private static List<RateSum> split(Money received, List<InvoiceLine> lines) {
            var whole = InvoiceLine.gross(lines).grosze();
            var parts = new ArrayList<>(RateSum.of(lines));
            parts.sort(Comparator.comparing(RateSum::gross).reversed().thenComparing(RateSum::rate));
            var shares = parts.stream().map(part -> share(received, part.gross().grosze(), whole)).toList();
            var rest = received.minus(shares.stream().reduce(Money.ZERO, Money::plus));
            var sums = new ArrayList<RateSum>();
            for (int i = 0; i < parts.size(); i++) {
                sums.add(RateSum.within(parts.get(i).rate(), i == 0 ? shares.get(i).plus(rest) : shares.get(i)));
            }
            return sums.stream().filter(sum -> !sum.isZero()).sorted(Comparator.comparing(RateSum::rate)).toList();
        }

        private static Money share(Money received, long part, long whole) {
            return Money.ofGrosze(BigInteger.valueOf(received.grosze()).multiply(BigInteger.valueOf(part)).divide(BigInteger.valueOf(whole)).longValueExact());
        }
    }

    /** The final invoice after advances: all lines, and of the money what is left. */
    record Settlement(List<InvoiceLine> lines, SoldIn sold, List<AdvanceReference> advances) implements Primary {

        public Settlement {
            lines = List.copyOf(lines);
            advances = List.copyOf(advances);
            if (advances.isEmpty()) {
                throw new IllegalArgumentException("a settlement settles advances");
            }
        }

        @Override public InvoiceKind kind() { return InvoiceKind.ROZ; }

        @Override public List<RateSum> sums() {
            return advances.stream().map(AdvanceReference::sums).reduce(RateSum.of(lines), RateSum::minus);
        }

        @Override public Set<InvoiceId> refersTo() { return advances.stream().map(AdvanceReference::id).collect(Collectors.toUnmodifiableSet()); }

        @Override public Settlement known(Invoice.Issued original) {
            return new Settlement(lines, sold, advances.stream().map(each -> each.known(original)).toList());
        }

        /** How the advances stand to what was sold. A tax of a grosz below zero is rounding, as each advance was rounded; money is not. */
        public Deal.Advances takenOff() {
            return sums().stream().anyMatch(left -> left.gross().isNegative()) ? Deal.Advances.BEYOND : Deal.Advances.WITHIN;
        }

        @Override public Settlement with(List<InvoiceLine> anew) { return new Settlement(anew, sold, advances); }

        /** Nothing was sold: what the advances brought is what is left of it. */
        @Override public Settlement none() { return new Settlement(nothingOf(lines), sold, advances); }

        @Override public <R> R fold(Cases<R> cases) { return cases.settlement(this); }
    }

    /**
     * Changes what an invoice says, the only way to do so (INV-05).
     *
     * @param before      what stood before, earlier corrections included
     * @param after       what stands from now on, of the same kind
     * @param formerBuyer the buyer as it stood there, when that was wrong
     */
    record Correction(OriginalReference original, String reason, Effect effect, Primary before, Primary after, Option<Buyer> formerBuyer) implements InvoiceContent {

        public static final int LONGEST_REASON = 256;

        /** TypKorekty: in which period it counts. */
        public enum Effect { ON_ORIGINAL, ON_CORRECTION, OTHER }

        public Correction {
            reason = InvoiceText.line(reason, LONGEST_REASON);
            if (before.kind() != original.kind() || after.kind() != original.kind()) {
                throw new IllegalArgumentException("a correction does not change the kind of an invoice");
            }
        }

        @Override public InvoiceKind kind() { return original.kind().correction(); }

        @Override public List<RateSum> sums() { return RateSum.minus(after.sums(), before.sums()); }

        /** Whether it changes anything at all. */
        public boolean changesSomething() { return !before.equals(after) || formerBuyer.isDefined(); }

        Correction revised(Primary otherAfter, Buyer former, Buyer buyer) {
            return new Correction(original, reason, effect, before, otherAfter, Option.when(!former.equals(buyer), former));
        }

        @Override public boolean hasExempt() { return before.hasExempt() || after.hasExempt(); }

        @Override public Set<InvoiceId> refersTo() {
            return Stream.concat(Stream.of(original.id()), after.refersTo().stream()).collect(Collectors.toUnmodifiableSet());
        }

        @Override public Correction known(Invoice.Issued issued) {
            return new Correction(original.known(issued), reason, effect, before.known(issued), after.known(issued), formerBuyer);
        }

        @Override public <R> R fold(Cases<R> cases) { return cases.correction(this); }
    }

    /** For those outside who must speak of every kind. */
    interface Cases<R> {
        R sale(Sale sale);

        R advance(Advance advance);

        R settlement(Settlement settlement);

        R correction(Correction correction);

        static <R> Cases<R> of(Function<Sale, R> sale, Function<Advance, R> advance, Function<Settlement, R> settlement, Function<Correction, R> correction) {
            return new Cases<>() {
                @Override public R sale(Sale it) { return sale.apply(it); }

                @Override public R advance(Advance it) { return advance.apply(it); }

                @Override public R settlement(Settlement it) { return settlement.apply(it); }

                @Override public R correction(Correction it) { return correction.apply(it); }
            };
        }
    }

    private static List<InvoiceLine> nothingOf(List<InvoiceLine> lines) {
        return lines.stream().map(InvoiceLine::none).toList();
    }
}
