package pl.proassist.domain.invoice;

import io.vavr.control.Option;

/** How it is paid, in the terms of FA(3). */
public record PaymentForm(Kind kind, Option<String> words) {

    public static final PaymentForm CASH = new PaymentForm(Kind.CASH, Option.none());
    public static final PaymentForm CARD = new PaymentForm(Kind.CARD, Option.none());
    public static final PaymentForm TRANSFER = new PaymentForm(Kind.TRANSFER, Option.none());
    public static final PaymentForm MOBILE = new PaymentForm(Kind.MOBILE, Option.none());
    /** By a payment link: nobody tells us by which of its ways. */
    public static final PaymentForm ONLINE = other("Płatność internetowa");

    private static final int LONGEST = 256;

    public enum Kind { CASH, CARD, TRANSFER, MOBILE, OTHER }

    public PaymentForm {
        words = words.map(text -> InvoiceText.line(text, LONGEST));
        if (words.isDefined() != (kind == Kind.OTHER)) {
            throw new IllegalArgumentException("another form of payment is told in words, and only that");
        }
    }

    public static PaymentForm other(String words) {
        return new PaymentForm(Kind.OTHER, Option.some(words));
    }
}
