package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aFacility;

import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Purchases.After;
import pl.proassist.application.port.Purchases.Filter;
import pl.proassist.application.port.Purchases.Look;
import pl.proassist.domain.facility.Facility;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Balance;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.InvoiceKind;
import pl.proassist.domain.invoice.KsefNumber;
import pl.proassist.domain.invoice.Purchase;
import pl.proassist.domain.invoice.PurchaseId;
import pl.proassist.domain.invoice.PurchaseInvoice;

/** What every store of purchases must do: give back each document byte by byte, and have one server look for new ones. */
@Proves("KSF-35")
public abstract class PurchasesContract extends StoresContract {

    private static final LocalDate JANUARY = LocalDate.of(2026, 1, 12);
    private static final Filter ALL = new Filter(FACILITY, LocalDate.of(2026, 1, 1), LocalDate.of(2026, 12, 31));
    private static final Nip US = new Nip("2222222222");
    private static final KsefNumber NUMBER = new KsefNumber("5265877635-20250826-0100001AF629-AF");
    private static final Duration QUARTER = Duration.ofMinutes(15);

    @BeforeEach void only_one_facility_has_a_nip() {
        register(FACILITY, Option.some(US));
        register(ANOTHER_FACILITY, Option.none());
    }

    private void register(FacilityId id, Option<Nip> nip) {
        var known = aFacility(id);
        inTransaction(() -> stores.directory().save(new Facility(id, known.name(), known.zone(), known.phone(), known.email(), nip, known.address())));
    }

    @Test void a_purchase_comes_back_as_it_was_with_its_document() {
        var purchase = purchase("1", FACILITY, JANUARY);
        add(purchase);

        assertThat(inTransaction(() -> stores.purchases().find(purchase.id()))).isEqualTo(Option.some(purchase));
        assertThat(inTransaction(() -> stores.purchases().document(purchase.id())).get()).isEqualTo(document("1"));
        assertThat(inTransaction(() -> stores.purchases().find(PurchaseId.of(ANOTHER_FACILITY, purchase.document().hash())))).isEqualTo(Option.none());
        assertThat(inTransaction(() -> stores.purchases().document(PurchaseId.of(ANOTHER_FACILITY, purchase.document().hash())))).isEqualTo(Option.none());
    }

    @Test void it_learns_its_number_of_ksef() {
        var purchase = purchase("1", FACILITY, JANUARY);
        add(purchase);

        inTransaction(() -> {
            stores.purchases().update(purchase.known(NUMBER));
            return purchase;
        });

        assertThat(inTransaction(() -> stores.purchases().find(purchase.id()))).isEqualTo(Option.some(purchase.known(NUMBER)));
    }

    @Test void one_alike_is_of_the_same_seller_kind_and_number() {
        var purchase = purchase("FV/1", FACILITY, JANUARY);
        add(purchase);

        assertThat(alike(FACILITY, "FV/1", InvoiceKind.VAT)).isEqualTo(Option.some(purchase));
        assertThat(alike(FACILITY, "fv/1", InvoiceKind.VAT)).isEqualTo(Option.none());
        assertThat(alike(FACILITY, "FV/1", InvoiceKind.KOR)).isEqualTo(Option.none());
        assertThat(alike(ANOTHER_FACILITY, "FV/1", InvoiceKind.VAT)).isEqualTo(Option.none());
    }

    @Test void pages_go_from_the_latest_back() {
        var march = purchase("3", FACILITY, LocalDate.of(2026, 3, 1));
        var february = purchase("2", FACILITY, LocalDate.of(2026, 2, 1));
        var sameDay = purchase("22", FACILITY, LocalDate.of(2026, 2, 1));
        add(february, purchase("0", FACILITY, LocalDate.of(2025, 12, 31)), march, sameDay, purchase("1", ANOTHER_FACILITY, JANUARY));

        var all = page(ALL, Option.none(), 10);

        assertThat(all).containsExactlyInAnyOrder(march, february, sameDay).startsWith(march);
        assertThat(page(ALL, Option.none(), 2)).isEqualTo(all.subList(0, 2));
        assertThat(page(ALL, Option.some(new After(all.get(1).invoice().issued(), all.get(1).id())), 10)).isEqualTo(all.subList(2, 3));
        assertThat(page(new Filter(FACILITY, LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 1)), Option.none(), 10)).containsExactly(march);
    }

    @Test void a_facility_with_a_nip_is_due_at_once_and_claimed_by_one() {
        assertThat(claim(NOW)).containsExactly(new Look(FACILITY, Option.none()));
        assertThat(claim(NOW)).isEmpty();
        assertThat(claim(NOW.plus(QUARTER).minusSeconds(1))).isEmpty();
        assertThat(claim(NOW.plus(QUARTER))).containsExactly(new Look(FACILITY, Option.none()));
    }

    @Test void the_next_look_begins_where_the_last_one_ended() {
        claim(NOW);
        inTransaction(() -> {
            stores.purchases().reached(FACILITY, NOW.minusSeconds(1), NOW.plusSeconds(60));
            return FACILITY;
        });

        assertThat(claim(NOW.plusSeconds(59))).isEmpty();
        assertThat(claim(NOW.plusSeconds(60))).containsExactly(new Look(FACILITY, Option.some(NOW.minusSeconds(1))));
    }

    @Test void a_facility_that_gets_its_nip_later_is_found_then_and_limits_are_kept() {
        claim(NOW);
        register(ANOTHER_FACILITY, Option.some(US));

        assertThat(claim(NOW)).containsExactly(new Look(ANOTHER_FACILITY, Option.none()));
        assertThat(inTransaction(() -> stores.purchases().claim(NOW.plus(QUARTER), NOW.plus(QUARTER).plus(QUARTER), 1))).hasSize(1);
    }

    private List<Look> claim(Instant now) {
        return inTransaction(() -> stores.purchases().claim(now, now.plus(QUARTER), 10));
    }

    private List<Purchase> page(Filter filter, Option<After> after, int limit) {
        return inTransaction(() -> stores.purchases().page(filter, after, limit));
    }

    private Option<Purchase> alike(FacilityId facility, String number, InvoiceKind kind) {
        return inTransaction(() -> stores.purchases().alike(facility, invoice(number, kind, JANUARY)));
    }

    private void add(Purchase... purchases) {
        inTransaction(() -> {
            List.of(purchases).forEach(each -> stores.purchases().add(each, document(each.invoice().number())));
            return FACILITY;
        });
    }

    private static Purchase purchase(String number, FacilityId facility, LocalDate issued) {
        var hash = String.format("%43s=", number.replace("/", "")).replace(' ', 'A');
        return Purchase.of(facility, invoice(number, InvoiceKind.VAT, issued), new FrozenDocument(hash, document(number).length), Option.none(), NOW);
    }

    private static PurchaseInvoice invoice(String number, InvoiceKind kind, LocalDate issued) {
        return new PurchaseInvoice(new Nip("1111111111"), "Hurtownia „Łuk” sp. z o.o.", Set.of(US, new Nip("3333333333")), kind, number, issued, "PLN", new Balance(-123_45));
    }

    private static byte[] document(String number) {
        return ("<Faktura>ąę " + number + "</Faktura>").getBytes(StandardCharsets.UTF_8);
    }
}
