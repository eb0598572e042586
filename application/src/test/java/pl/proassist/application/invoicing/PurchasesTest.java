package pl.proassist.application.invoicing;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.fakes.World;
import pl.proassist.application.invoicing.ImportPurchase.Imported;
import pl.proassist.application.port.Purchases;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseRefusal;
import pl.proassist.domain.shared.Refusal;

/** Files of invoices that others issued to the facility. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves("KSF-35")
class PurchasesTest {

    private static final Purchases.Filter YEAR = new Purchases.Filter(FACILITY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));

    private final World world = new World();

    @Test void a_file_is_in_the_list_and_can_be_had_again() {
        var file = file(anInvoice().toTheClinic().number("FV/1"));

        var imported = imports(file).get();

        assertThat(imported.isNew()).isTrue();
        assertThat(imported.purchase().invoice()).satisfies(invoice -> {
            assertThat(invoice.seller()).isEqualTo(InvoiceBuilder.SELLER);
            assertThat(invoice.kind()).isEqualTo(InvoiceKind.VAT);
            assertThat(invoice.buyers()).isEqualTo(Set.of(aFacility().nip().get()));
        });
        assertThat(imported.purchase().keptAt()).isEqualTo(world.clock.instant());
        assertThat(list()).containsExactly(imported.purchase());
        assertThat(world.showPurchase.handle(World.STAFF, imported.purchase().id()).get()).isEqualTo(file);
    }

    @Test void the_same_file_again_changes_nothing() {
        var file = file(anInvoice().toTheClinic());
        var first = imports(file).get().purchase();

        assertThat(imports(file).get()).isEqualTo(new Imported(first, false));
        assertThat(list()).hasSize(1);
    }

    @Test void another_document_under_a_known_number_is_refused() {
        var first = imports(file(anInvoice().toTheClinic().number("FV/1"))).get().purchase();

        var other = imports(file(anInvoice().toTheClinic().number("FV/1").issued(LocalDate.of(2026, 11, 19))));

        assertThat(other.getLeft()).isEqualTo(new PurchaseRefusal.NumberKnown(first.id()));
        assertThat(list()).containsExactly(first);
    }

    @Test void what_was_issued_to_somebody_else_is_refused() {
        assertThat(imports(file(anInvoice())).getLeft()).isEqualTo(new PurchaseRefusal.ForAnother(FACILITY));
        assertThat(list()).isEmpty();
    }

    @Test void what_is_no_invoice_is_refused() {
        assertThat(imports("<html/>".getBytes(StandardCharsets.UTF_8)).getLeft()).isInstanceOf(DocumentRefusal.NotAnInvoice.class);
        assertThat(list()).isEmpty();
    }

    private Either<Refusal, Imported> imports(byte[] file) {
        return world.importPurchase.handle(World.STAFF, FACILITY, file);
    }

    private List<Purchase> list() {
        return world.listPurchases.handle(World.STAFF, YEAR, Option.none(), 10).get();
    }

    private byte[] file(InvoiceBuilder invoice) {
        return world.documents.write(invoice.numbered(), InvoiceBuilder.FROZEN_AT).get().xml();
    }
}
