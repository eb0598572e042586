package pl.proassist.application.invoicing;

import pl.proassist.domain.shared.PersonalData;

/** The paper of an invoice as a file. */
public record PrintedInvoice(String name, byte[] pdf) implements PersonalData {

    @Override public String toString() {
        return name;
    }
}
