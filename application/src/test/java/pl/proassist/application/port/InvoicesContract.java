package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.ANOTHER_NUMBER;
import static pl.proassist.domain.InvoiceBuilder.BUYER;
import static pl.proassist.domain.InvoiceBuilder.FROZEN_AT;
import static pl.proassist.domain.InvoiceBuilder.HANDOVER;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.SELLER;
import static pl.proassist.domain.InvoiceBuilder.aCompany;
import static pl.proassist.domain.InvoiceBuilder.advance;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;
import static pl.proassist.domain.InvoiceBuilder.reference;
import static pl.proassist.domain.InvoiceBuilder.sale;
import static pl.proassist.domain.invoice.VatRate.EXEMPT;
import static pl.proassist.domain.invoice.VatRate.STANDARD;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.facility.Nip;
import pl.proassist.domain.invoice.Attachment;
import pl.proassist.domain.invoice.Buyer;
import pl.proassist.domain.invoice.FrozenDocument;
import pl.proassist.domain.invoice.Invoice;
import pl.proassist.domain.invoice.InvoiceContent;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceId;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.InvoiceStatus;
import pl.proassist.domain.invoice.Kept;
import pl.proassist.domain.invoice.OnlineLink;
import pl.proassist.domain.invoice.OutsideReason;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PaymentForm;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.invoice.Seller;
import pl.proassist.domain.invoice.Settling;
import pl.proassist.domain.invoice.SoldIn;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.visit.VisitId;

/** What every store of invoices must do: no state and no byte lost, no number twice, no place in a series left empty. */
public abstract class InvoicesContract extends StoresContract {

    private static final byte[] BYTES = "<Faktura>Zażółć</Faktura>\n".getBytes(StandardCharsets.UTF_8);
    private static final FrozenDocument DOCUMENT = fingerprint(BYTES);
    private static final VisitId VISIT = new VisitId(id("invoiced visit"));
    private static final PostalAddress ABROAD = new PostalAddress("DE", "Hauptstraße 1", Option.none());

    static Stream<Supplier<Invoice>> everything() {
        var whole = anInvoice().accepted();
        var deposit = anInvoice().toACompany().saying(advance("300.00")).number("ZAL/1").accepted();
        return Stream.of(
                () -> anInvoice().draft(),
                () -> anInvoice().correcting(whole).awaiting(whole.id()),
                () -> anInvoice().frozen(),
                () -> anInvoice().sent(),
                () -> anInvoice().handedOverBefore().sent(),
                () -> anInvoice().handedOver(),
                () -> new Invoice.HandedOver(new Kept(anInvoice().numbered(), DOCUMENT, FROZEN_AT, Option.some(HANDOVER), Option.some(anInvoice().kept().document().hash()))),
                () -> anInvoice().refused(430),
                () -> anInvoice().handedOverBefore().refused(430),
                () -> anInvoice().correcting(whole).givenUp(),
                () -> new Invoice.GivenUp(anInvoice().correcting(whole).details(), Option.none(), FROZEN_AT),
                () -> anInvoice().accepted(),
                () -> anInvoice().handedOverBefore().accepted(),
                () -> anInvoice().outside(OutsideReason.CONSUMER),
                () -> anInvoice().corrected(new InvoiceId(id("correction"))),
                () -> new Invoice.Corrected(anInvoice().outside(OutsideReason.SMALL_TURNOVER), new InvoiceId(id("correction"))),
                () -> anInvoice().of(VISIT, new VisitId(id("second"))).toACompany().underContract("MP/7/2026").paidBy(new Payer(BUYER, "Ubezpieczyciel", ABROAD))
                        .saying(new InvoiceContent.Sale(List.of(line("Badanie", "100.00", EXEMPT), line("Szkolenie", "615.00", STANDARD)),
                                new SoldIn(ISSUED.minusDays(3), ISSUED), List.of(new InvoiceContent.EarlierPayment(ISSUED.minusDays(5), Money.pln("10.00"))), true))
                        .settled(new Settling.InParts(List.of(new Settling.Part(Money.pln("10.00"), ISSUED, PaymentForm.ONLINE), new Settling.Part(Money.pln("5.00"), ISSUED, PaymentForm.CASH)),
                                Option.some(ISSUED.plusDays(14)))).frozen(),
                () -> anInvoice().to(new Buyer.ForeignCompany("DE", "DE123", "GmbH", ABROAD)).settled(new Settling.Unpaid(ISSUED.plusDays(7), PaymentForm.TRANSFER)).frozen(),
                () -> anInvoice().settled(new Settling.Unpaid(ISSUED, PaymentForm.MOBILE, Option.some(new OnlineLink("https://pay.example/?IPKSeF=123ABCDEFGHIJ", "123ABCDEFGHIJ")))).draft(),
                () -> anInvoice().settled(new Settling.NotStated()).attaching(attachment()).draft(),
                () -> deposit,
                () -> anInvoice().toACompany().settlingAdvances(advance("300.00"), deposit).frozen(),
                () -> anInvoice().toACompany().correcting(deposit, advance("100.00")).frozen(),
                () -> anInvoice().saying(new InvoiceContent.Correction(reference(whole), "Zła nazwa", InvoiceContent.Correction.Effect.ON_ORIGINAL,
                        sale(line("Konsultacja", "1.00", EXEMPT)), sale(line("Konsultacja", "1.00", EXEMPT)), Option.some(aCompany()))).frozen());
    }

    private static Attachment attachment() {
        return new Attachment(List.of(new Attachment.Block(Option.some("Zestawienie"), List.of(new Attachment.Fact("umowa", "7")), List.of("Tekst"),
                List.of(new Attachment.Table(Option.none(), List.of(new Attachment.Column(Attachment.Type.DECIMAL, "kwota")), List.of(List.of("1.00"), List.of("2.00")))))));
    }

    @ParameterizedTest @MethodSource("everything") @Proves({"INV-05", "KSF-02", "KSF-17"})
    void an_invoice_in_any_state_comes_back_as_it_was(Supplier<Invoice> any) {
        var invoice = given(any.get());

        assertThat(stored(invoice.id())).isEqualTo(Option.some(invoice));
        assertThat(stored(invoice.id()).get().getClass()).isEqualTo(invoice.getClass());
    }

    @ParameterizedTest @MethodSource("everything")
    void what_becomes_of_it_replaces_what_was(Supplier<Invoice> any) {
        var invoice = any.get();
        given(new Invoice.Draft(invoice.details()));

        given(invoice);

        assertThat(stored(invoice.id())).isEqualTo(Option.some(invoice));
    }

    @Test void nothing_is_found_by_what_nobody_knows() {
        var nobody = new InvoiceId(id("nobody"));

        assertThat(stored(nobody)).isEqualTo(Option.none());
        assertThat(inTransaction(() -> stores.invoices().bytes(nobody))).isEqualTo(Option.none());
        assertThat(inTransaction(() -> stores.invoices().ofVisit(VISIT))).isEmpty();
        assertThat(inTransaction(() -> stores.invoices().referringTo(nobody))).isEmpty();
        assertThat(inTransaction(() -> stores.invoices().require(nobody)).getLeft()).isEqualTo(new InvoiceRefusal.UnknownInvoice(nobody));
    }

    @Test @Proves("KSF-01") void the_bytes_come_back_one_by_one_and_a_rebuilt_invoice_has_its_new_ones() {
        var builder = anInvoice().frozenAs(DOCUMENT);
        var draft = builder.draft();
        inTransaction(() -> stores.invoices().save(draft.issue(builder.numbered(), DOCUMENT, Option.none(), FROZEN_AT).get(), BYTES));
        assertThat(bytes(draft.id())).isEqualTo(BYTES);

        var anew = "<Faktura/>".getBytes(StandardCharsets.UTF_8);
        inTransaction(() -> stores.invoices().save(stores.invoices().find(draft.id()).get().rebuild(builder.issued(ISSUED.plusDays(1)).numbered(), fingerprint(anew), FROZEN_AT).get(), anew));

        assertThat(bytes(draft.id())).isEqualTo(anew);
        assertThat(stored(draft.id()).get().kept().get().document()).isEqualTo(fingerprint(anew));
    }

    @Test void a_state_is_stored_with_its_events() {
        var builder = anInvoice();

        inTransaction(() -> stores.invoices().save(builder.draft().issue(builder.numbered(), DOCUMENT, Option.none(), FROZEN_AT).get(), BYTES));

        assertThat(announced()).containsExactly(new InvoiceFrozen(builder.draft().id()));
    }

    @Test void an_invoice_is_found_by_its_visits_and_by_what_it_refers_to() {
        var original = given(anInvoice().of(VISIT).frozen());
        var deposit = given(anInvoice().saying(advance("300.00")).number("ZAL/1").accepted(ANOTHER_NUMBER));
        var correction = given(anInvoice().of(VISIT).correcting(original).awaiting(original.id()));
        var settlement = given(anInvoice().settlingAdvances(advance("300.00"), deposit).number("FV/2").frozen());

        assertThat(inTransaction(() -> stores.invoices().ofVisit(VISIT))).containsExactly(original, correction);
        assertThat(inTransaction(() -> stores.invoices().referringTo(original.id()))).containsExactly(correction);
        assertThat(inTransaction(() -> stores.invoices().referringTo(deposit.id()))).containsExactly(settlement);
    }

    @Test @Proves("INV-04") void a_number_of_a_seller_is_given_to_one_invoice_of_a_kind() {
        given(anInvoice().number("FV/1").frozen());
        var another = new Seller(BUYER, "Inna przychodnia", ABROAD, Option.none(), Option.none());

        assertThatThrownBy(() -> given(anInvoice().number("FV/1").frozen())).isInstanceOf(RuntimeException.class);
        given(anInvoice().number("FV/2").frozen());
        given(anInvoice().soldBy(another).number("FV/1").frozen());
        given(anInvoice().saying(advance("1.00")).number("FV/1").frozen());
    }

    @Test @Proves("KSF-02") void a_number_of_ksef_belongs_to_one_invoice_by_which_it_is_found() {
        var invoice = given(anInvoice().number("1").accepted());

        assertThat(inTransaction(() -> stores.invoices().ofKsefNumber(NUMBER))).isEqualTo(Option.some(invoice));
        assertThat(inTransaction(() -> stores.invoices().ofKsefNumber(ANOTHER_NUMBER))).isEqualTo(Option.none());
        assertThatThrownBy(() -> given(anInvoice().number("2").accepted())).isInstanceOf(RuntimeException.class);
    }

    @Test @Proves("INV-04") void the_places_of_a_series_follow_each_other_without_a_gap() {
        assertThat(next("FV/2026/11")).isEqualTo(1);
        stores.transactions().run(() -> {
            stores.invoices().next(SELLER, "FV/2026/11");
            return Either.left(new InvoiceRefusal.UnknownInvoice(new InvoiceId(id("refused"))));
        });
        assertThat(next("FV/2026/11")).isEqualTo(2);
        assertThat(next("FV/2026/12")).isEqualTo(1);
        assertThat(inTransaction(() -> stores.invoices().next(BUYER, "FV/2026/11"))).isEqualTo(1);
        assertThat(inTransaction(() -> stores.invoices().next(SELLER, "FV/2026/11") * 100 + stores.invoices().next(SELLER, "FV/2026/11"))).isEqualTo(304);
    }

    @Test @Proves("KSF-35") void the_list_of_a_facility_by_day_and_status_page_by_page() {
        var first = given(anInvoice().number("1").issued(ISSUED).accepted());
        var second = given(anInvoice().number("2").issued(ISSUED.plusDays(1)).frozen());
        var draft = given(anInvoice().draft());
        var third = given(anInvoice().number("3").issued(ISSUED.plusDays(2)).outside(OutsideReason.CONSUMER));
        given(anInvoice().in(ANOTHER_FACILITY).number("4").frozen());

        assertThat(search(null, null, null, null, 10)).containsExactly(first, second, draft, third);
        assertThat(search(ISSUED.plusDays(1), null, null, null, 10)).containsExactly(second, third);
        assertThat(search(ISSUED, ISSUED.plusDays(1), null, null, 10)).containsExactly(first, second);
        assertThat(search(null, null, InvoiceStatus.DRAFT, null, 10)).containsExactly(draft);
        assertThat(search(null, null, null, null, 2)).containsExactly(first, second);
        assertThat(search(null, null, null, second.id(), 2)).containsExactly(draft, third);
    }

    @Test @Proves("INV-02") void the_invoices_of_a_visit_are_told_oldest_first_whatever_became_of_them_since() {
        var advance = given(anInvoice().of(VISIT).saying(advance("300.00")).number("ZAL/9").issued(ISSUED.plusDays(9)).frozen());
        var settlement = given(anInvoice().of(VISIT).number("FV/1").issued(ISSUED).outside(OutsideReason.CONSUMER));
        var correction = given(anInvoice().of(VISIT).correcting(settlement).number("KOR/1").frozen());

        var accepted = inTransaction(() -> stores.invoices().save(Change.to(stored(advance.id()).get()))).next();

        assertThat(inTransaction(() -> stores.invoices().ofVisit(VISIT))).containsExactly(accepted, settlement, correction);
        assertThat(search(null, null, null, null, 10)).containsExactly(accepted, settlement, correction);
    }

    @Test @Proves("KSF-26") void what_was_sold_to_businesses_by_month() {
        given(anInvoice().toACompany().number("1").issued(LocalDate.of(2026, 10, 31)).accepted(ANOTHER_NUMBER));
        given(anInvoice().toACompany().number("2").issued(LocalDate.of(2026, 11, 1)).outside(OutsideReason.SMALL_TURNOVER));
        var corrected = given(anInvoice().toACompany().number("3").issued(LocalDate.of(2026, 11, 30)).accepted());
        given(anInvoice().toACompany().number("4").outside(OutsideReason.CASH_REGISTER));
        given(anInvoice().number("5").outside(OutsideReason.CONSUMER));
        given(anInvoice().toACompany().correcting(corrected).frozen());
        given(anInvoice().toACompany().draft());

        assertThat(sold("2026-10", "2026-11")).isEqualTo(Map.of(YearMonth.of(2026, 10), Money.pln("250.00"), YearMonth.of(2026, 11), Money.pln("500.00")));
        assertThat(sold("2026-11", "2026-12")).isEqualTo(Map.of(YearMonth.of(2026, 11), Money.pln("500.00")));
        assertThat(inTransaction(() -> stores.invoices().soldToBusinesses(new Nip("3333333333"), YearMonth.of(2026, 1), YearMonth.of(2026, 12)))).isEmpty();
    }

    @Test @Proves({"INV-01", "INV-04"}) void of_sixteen_who_hold_a_visit_and_look_for_its_invoice_one_finds_none() throws Exception {
        var visit = given(aVisit().confirmed());

        assertThat(ofSixteen(attempt -> {
            stores.visits().hold(visit.id());
            return stores.invoices().ofVisit(visit.id()).isEmpty() ? Option.some(anInvoice().id(new InvoiceId(id("attempt " + attempt))).of(visit.id()).draft()) : Option.none();
        })).isOne();
    }

    @Test @Proves("INV-05") void of_sixteen_who_hold_an_invoice_and_look_for_its_correction_one_finds_none() throws Exception {
        var original = given(anInvoice().sent());

        assertThat(ofSixteen(attempt -> {
            stores.invoices().hold(original.id());
            return stores.invoices().referringTo(original.id()).isEmpty() ? Option.some(anInvoice().id(new InvoiceId(id("attempt " + attempt))).correcting(original).awaiting(original.id())) : Option.none();
        })).isOne();
    }

    @Test void whoever_holds_what_is_not_there_holds_nothing() {
        assertThat(inTransaction(() -> {
            stores.visits().hold(VISIT);
            stores.invoices().hold(new InvoiceId(id("nobody")));
            return stores.visits().find(VISIT);
        })).isEmpty();
    }

    /** How many of sixteen at once came to save something. */
    private long ofSixteen(IntFunction<Option<Invoice>> work) throws Exception {
        var start = new CountDownLatch(1);
        var pool = Executors.newFixedThreadPool(16);
        try {
            var attempts = IntStream.range(0, 16).mapToObj(attempt -> pool.submit(() -> {
                start.await();
                return inTransaction(() -> work.apply(attempt).map(invoice -> stores.invoices().save(Change.to(invoice))).isDefined());
            })).toList();
            start.countDown();
            var saved = 0;
            for (var attempt : attempts) {
                saved += attempt.get() ? 1 : 0;
            }
            return saved;
        } finally {
            pool.shutdown();
        }
    }

    private Map<YearMonth, Money> sold(String from, String to) {
        return inTransaction(() -> stores.invoices().soldToBusinesses(SELLER, YearMonth.parse(from), YearMonth.parse(to)));
    }

    private List<Invoice> search(LocalDate from, LocalDate to, InvoiceStatus status, InvoiceId after, int limit) {
        return inTransaction(() -> stores.invoices().search(new Invoices.Filter(FACILITY, Option.of(from), Option.of(to), Option.of(status), Option.of(after)), limit));
    }

    private long next(String series) {
        return inTransaction(() -> stores.invoices().next(SELLER, series));
    }

    private byte[] bytes(InvoiceId id) {
        return inTransaction(() -> stores.invoices().bytes(id)).get();
    }

    private <I extends Invoice> I given(I invoice) {
        inTransaction(() -> stores.invoices().save(Change.to(invoice)));
        return invoice;
    }

    private Option<Invoice> stored(InvoiceId id) {
        return inTransaction(() -> stores.invoices().find(id));
    }

    private static FrozenDocument fingerprint(byte[] bytes) {
        try {
            return new FrozenDocument(Base64.getEncoder().encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes)), bytes.length);
        } catch (NoSuchAlgorithmException never) {
            throw new IllegalStateException(never);
        }
    }
}
