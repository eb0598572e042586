package pl.proassist.application.invoicing;

import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.function.Function;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.ExemptionBasis;
import pl.proassist.domain.invoice.InvoiceLine;
import pl.proassist.domain.invoice.InvoicingSettings;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.payment.Payment;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.Visit;

/**
 * What a visit brings onto an invoice.
 *
 * @param paid what of its money is kept, oldest first
 */
record Bill(Visit visit, InvoicingSettings settings, Billing billing, InvoiceLine line, Option<ExemptionBasis> exemption, List<Settling.Part> paid) {

    static List<Settling.Part> parts(List<Payment> payments) {
        return payments.stream().filter(payment -> !payment.keptAmount().isZero()).sorted(Comparator.comparing(Payment::paidAt))
                .map(payment -> new Settling.Part(payment.keptAmount(), payment.paidAt().atZone(Issuing.LAW).toLocalDate(), form(payment.means()))).toList();
    }

    private static PaymentForm form(Payment.Means means) {
        return switch (means) {
            case ONLINE -> PaymentForm.ONLINE;
            case CASH -> PaymentForm.CASH;
            case CARD -> PaymentForm.CARD;
            case TRANSFER -> PaymentForm.TRANSFER;
        };
    }

    /** The day of the visit. */
    LocalDate day() {
        return visit.details().slot().start().atZone(Issuing.LAW).toLocalDate();
    }

    boolean isExempt() {
        return !line.rate().isTaxed();
    }

    Money kept() {
        return sum(paid);
    }

    /** What was paid beyond the money that advance invoices speak of already. */
    List<Settling.Part> paidBeyond(Money invoiced) {
        var left = invoiced;
        var parts = new ArrayList<Settling.Part>();
        for (var part : paid) {
            var taken = part.amount().min(left);
            left = left.minus(taken);
            if (!part.amount().equals(taken)) {
                parts.add(new Settling.Part(part.amount().minus(taken), part.on(), part.form()));
            }
        }
        return parts;
    }

    /** Payments of one day and form are one; where there would be too many for an invoice, those of one form are. */
    static List<Settling.Part> together(List<Settling.Part> parts) {
        var byDay = merged(parts, part -> List.of(part.on(), part.form()));
        return byDay.size() > Settling.InParts.MOST ? merged(byDay, part -> List.of(part.form())) : byDay;
    }

    private static List<Settling.Part> merged(List<Settling.Part> parts, Function<Settling.Part, List<Object>> alike) {
        var sums = new LinkedHashMap<List<Object>, Settling.Part>();
        parts.stream().sorted(Comparator.comparing(Settling.Part::on)).forEach(part ->
                sums.merge(alike.apply(part), part, (one, other) -> new Settling.Part(one.amount().plus(other.amount()), other.on(), part.form())));
        return List.copyOf(sums.values());
    }

    static Money sum(List<Settling.Part> parts) {
        return parts.stream().map(Settling.Part::amount).reduce(Money.ZERO, Money::plus);
    }

    /** @param due what the invoice asks for */
    static Settling settling(List<Settling.Part> parts, Money due, LocalDate payBy) {
        if (due.isZero()) {
            return new Settling.NotStated();
        }
        if (parts.isEmpty()) {
            return new Settling.Unpaid(payBy, PaymentForm.TRANSFER);
        }
        if (sum(parts).compareTo(due) < 0) {
            return new Settling.InParts(parts, Option.some(payBy));
        }
        return parts.size() == 1 ? new Settling.Paid(parts.get(0).on(), parts.get(0).form()) : new Settling.InParts(parts, Option.none());
    }
}
