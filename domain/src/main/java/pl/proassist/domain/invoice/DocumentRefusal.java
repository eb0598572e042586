package pl.proassist.domain.invoice;

import java.util.List;
import pl.proassist.domain.shared.Refusal;

/** Why an invoice was not written as a document, or a document not taken for an invoice. */
public sealed interface DocumentRefusal extends Refusal {

    /** Where it is wrong, and how. */
    Fault fault();

    /** KSeF would not take what was to be written; nothing is issued. */
    record NotWritable(Fault fault) implements DocumentRefusal {
        @Override public String code() { return "invoice-not-writable"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /** The file is not an invoice of the structure FA(3), or not one that would have passed KSeF. */
    record NotAnInvoice(Fault fault) implements DocumentRefusal {
        @Override public String code() { return "not-an-invoice"; }
        @Override public Kind kind() { return Kind.RULE; }
    }

    /**
     * One thing that is wrong with a document. The value itself is never repeated, as it may be personal data.
     *
     * @param field where, in the ministry's names: {@code Fa/FaWiersz[2]/P_7}; empty for the document as a whole
     * @param code  how: {@code too-long}, {@code missing} ...
     * @param words what its sentence names: the largest length, the allowed values
     */
    record Fault(String field, String code, List<String> words) {

        public Fault {
            words = List.copyOf(words);
        }
    }
}
