package pl.proassist.domain.invoice;

import java.util.UUID;

/** The id of an invoice; the caller of its creation supplies it, so that a retry is harmless. It is not the number on the paper. */
public record InvoiceId(UUID value) {

    @Override public String toString() {
        return value.toString();
    }
}
