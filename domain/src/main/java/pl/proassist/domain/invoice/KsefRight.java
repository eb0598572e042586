package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/** What somebody may do in KSeF in the name of a facility (KSF-04), granted and taken back in the ministry's own application. */
public enum KsefRight {

    INVOICE_WRITE("InvoiceWrite"),
    INVOICE_READ("InvoiceRead"),
    CREDENTIALS_MANAGE("CredentialsManage"),
    CREDENTIALS_READ("CredentialsRead"),
    /** To see which sessions there were. */
    INTROSPECTION("Introspection"),
    SUBUNIT_MANAGE("SubunitManage");

    /** What this product cannot do without: it sends invoices, and reads back what became of them and what others issued to the facility. */
    public static final Set<KsefRight> NEEDED = Set.copyOf(EnumSet.of(INVOICE_WRITE, INVOICE_READ));

    private final String wireName;

    KsefRight(String wireName) {
        this.wireName = wireName;
    }

    /** @return none for a right that is nothing to us */
    public static Option<KsefRight> called(String wireName) {
        return Option.ofOptional(Arrays.stream(values()).filter(right -> right.wireName.equals(wireName)).findFirst());
    }
}
