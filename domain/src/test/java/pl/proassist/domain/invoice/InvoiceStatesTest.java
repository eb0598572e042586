package pl.proassist.domain.invoice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.params.provider.Arguments.arguments;
import static pl.proassist.domain.InvoiceBuilder.BUYER;
import static pl.proassist.domain.InvoiceBuilder.FROZEN_AT;
import static pl.proassist.domain.InvoiceBuilder.HANDOVER;
import static pl.proassist.domain.InvoiceBuilder.ISSUED;
import static pl.proassist.domain.InvoiceBuilder.NUMBER;
import static pl.proassist.domain.InvoiceBuilder.advance;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.InvoiceBuilder.line;
import static pl.proassist.domain.InvoiceBuilder.sale;
import static pl.proassist.domain.invoice.InvoiceStatus.ACCEPTED;
import static pl.proassist.domain.invoice.InvoiceStatus.AWAITING_ORIGINALS;
import static pl.proassist.domain.invoice.InvoiceStatus.CORRECTED;
import static pl.proassist.domain.invoice.InvoiceStatus.DRAFT;
import static pl.proassist.domain.invoice.InvoiceStatus.FROZEN;
import static pl.proassist.domain.invoice.InvoiceStatus.GIVEN_UP;
import static pl.proassist.domain.invoice.InvoiceStatus.HANDED_OVER;
import static pl.proassist.domain.invoice.InvoiceStatus.OUTSIDE;
import static pl.proassist.domain.invoice.InvoiceStatus.REFUSED;
import static pl.proassist.domain.invoice.InvoiceStatus.SENT;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.domain.InvoiceBuilder;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.shared.Money;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitId;

/** From draft to number to correction: each state answers each step, and nothing that has a number is ever another. */
class InvoiceStatesTest {

    private static final FrozenDocument ANOTHER = new FrozenDocument("5kuu5096kB624yWR84Mwdx5SSFG45rz0w5vWSeA+4q0=", 30);
    private static final KsefNumber OTHER_NUMBER = new KsefNumber("1111111111-20261120-0100A0000002-E5");
    private static final LocalDate TOMORROW = ISSUED.plusDays(1);
    private static final InvoiceId CORRECTION = new InvoiceId(UUID.randomUUID());

    /** What each state becomes by each step; {@code -} is a refusal, the same state no change. */
    static Stream<Arguments> table() {
        return Stream.of(
                row(DRAFT, DRAFT, "-", DRAFT, "-", "-", "-", "-"),
                row(AWAITING_ORIGINALS, AWAITING_ORIGINALS, "-", AWAITING_ORIGINALS, "-", "-", "-", "-"),
                row(FROZEN, SENT, ACCEPTED, REFUSED, HANDED_OVER, OUTSIDE, FROZEN, "-"),
                row(SENT, SENT, ACCEPTED, REFUSED, SENT, OUTSIDE, "-", "-"),
                row(HANDED_OVER, SENT, ACCEPTED, REFUSED, HANDED_OVER, OUTSIDE, "-", "-"),
                row(REFUSED, REFUSED, ACCEPTED, REFUSED, "-", "-", FROZEN, "-"),
                row(GIVEN_UP, GIVEN_UP, "-", GIVEN_UP, "-", "-", "-", "-"),
                row(ACCEPTED, ACCEPTED, ACCEPTED, ACCEPTED, "-", "-", "-", CORRECTED),
                row(OUTSIDE, OUTSIDE, ACCEPTED, OUTSIDE, "-", OUTSIDE, "-", CORRECTED),
                row(CORRECTED, CORRECTED, CORRECTED, CORRECTED, "-", "-", "-", CORRECTED));
    }

    private static Arguments row(InvoiceStatus from, Object sent, Object accepted, Object refused, Object handedOver, Object outside, Object rebuilt, Object corrected) {
        return arguments(from, List.of(sent, accepted, refused, handedOver, outside, rebuilt, corrected));
    }

    @ParameterizedTest(name = "{0}") @MethodSource("table") @Proves({"INV-05", "KSF-02"})
    void each_state_knows_each_step(InvoiceStatus from, List<Object> to) {
        var invoice = in(from);

        assertThat(List.of(
                outcome(Either.right(invoice.sent(FROZEN_AT))),
                outcome(invoice.accepted(NUMBER, FROZEN_AT)),
                outcome(Either.right(invoice.refused(430, FROZEN_AT))),
                outcome(invoice.handOver(HANDOVER)),
                outcome(invoice.leaveOutside(OutsideReason.TOTAL_FAILURE, FROZEN_AT)),
                outcome(invoice.rebuild(invoice.kept().map(kept -> tomorrow(kept.invoice())).getOrNull(), ANOTHER, FROZEN_AT)),
                outcome(invoice.corrected(CORRECTION)))).isEqualTo(to);
    }

    @ParameterizedTest @EnumSource(value = InvoiceStatus.class, names = {"DRAFT", "AWAITING_ORIGINALS"}, mode = EnumSource.Mode.EXCLUDE) @Proves("INV-05")
    void what_has_a_number_is_neither_revised_nor_numbered_again(InvoiceStatus state) {
        var invoice = in(state);

        assertThat(invoice.revise(anInvoice().details()).getLeft()).isEqualTo(new InvoiceRefusal.Immutable(invoice.id()));
        if (state != REFUSED) {
            assertThat(invoice.reissue(anInvoice().numbered(), ANOTHER, Option.none(), FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.Immutable(invoice.id()));
            assertThat(invoice.revised(new Revision(new Billing(anInvoice().details().parties().buyer(), Option.none(), Option.none(), Option.none()), List.of())).getLeft())
                    .isEqualTo(new InvoiceRefusal.Immutable(invoice.id()));
        }
        assertThat(invoice.issue(anInvoice().numbered(), ANOTHER, Option.none(), FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.Immutable(invoice.id()));
        assertThat(invoice.kept()).isEqualTo(Option.some(invoice.kept().get()));
    }

    @Test @Proves("INV-05") void only_a_correction_that_nobody_has_is_given_up() {
        var original = anInvoice().number("FV/1").accepted();
        var refused = anInvoice().correcting(original).refused(440);
        var waiting = anInvoice().correcting(original).awaiting(original.id());
        var given = anInvoice().correcting(original).handedOverBefore().refused(440);
        var frozen = anInvoice().correcting(original).frozen();
        var invoice = anInvoice().refused(440);

        assertThat(refused.giveUp(FROZEN_AT).get()).isEqualTo(Change.to(new Invoice.GivenUp(refused.details(), refused.kept(), FROZEN_AT)));
        assertThat(waiting.giveUp(FROZEN_AT).get()).isEqualTo(Change.to(new Invoice.GivenUp(waiting.details(), Option.none(), FROZEN_AT)));
        assertThat(new Invoice.Draft(waiting.details()).giveUp(FROZEN_AT)).isEqualTo(waiting.giveUp(FROZEN_AT));
        assertThat(refused.giveUp(FROZEN_AT).get().next().giveUp(FROZEN_AT.plusSeconds(1))).as("once more").isEqualTo(refused.giveUp(FROZEN_AT));
        assertThat(given.giveUp(FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(given.id()));
        assertThat(frozen.giveUp(FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(frozen.id()));
        assertThat(invoice.giveUp(FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.NotACorrection(invoice.id()));
        assertThatThrownBy(() -> new Invoice.GivenUp(invoice.details(), Option.none(), FROZEN_AT)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test @Proves("INV-05") void what_a_correction_was_given_up_of_stands_as_before_it() {
        var issued = anInvoice().accepted();
        var corrected = new Invoice.Corrected(issued, CORRECTION);
        var earlier = new InvoiceId(UUID.randomUUID());

        assertThat(corrected.correctionGivenUp(CORRECTION, Option.none()).next()).isEqualTo(issued);
        assertThat(corrected.correctionGivenUp(CORRECTION, Option.some(earlier)).next()).isEqualTo(new Invoice.Corrected(issued, earlier));
        assertThat(corrected.correctionGivenUp(earlier, Option.none()).next()).as("it waited without a number").isEqualTo(corrected);
        assertThat(issued.correctionGivenUp(CORRECTION, Option.none()).next()).isEqualTo(issued);
    }

    @Test @Proves("KSF-01") void a_draft_gets_number_and_bytes_in_one_step() {
        var builder = anInvoice();
        var draft = Invoice.draft(builder.details(), Set.of()).get();

        var issued = draft.next().issue(builder.numbered(), builder.kept().document(), Option.none(), FROZEN_AT).get();

        assertThat(draft.events()).isEmpty();
        assertThat(issued).isEqualTo(Change.to(builder.frozen(), new InvoiceFrozen(draft.next().id())));
        assertThat(issued.next().isIssued()).isFalse();
    }

    @Test @Proves("KSF-25") void what_stays_outside_is_issued_at_once() {
        var builder = anInvoice();

        var issued = builder.draft().issue(builder.numbered(), builder.kept().document(), Option.some(OutsideReason.CONSUMER), FROZEN_AT).get();

        assertThat(issued).isEqualTo(Change.to(builder.outside(OutsideReason.CONSUMER), new InvoiceIssuedOutside(builder.draft().id(), OutsideReason.CONSUMER)));
        assertThat(issued.next().isIssued()).isTrue();
    }

    @Test @Proves("KSF-17") void an_invoice_that_was_handed_over_keeps_its_codes_whatever_follows() {
        var given = anInvoice().toACompany().frozen().handOver(HANDOVER).get();
        var refused = given.next().sent(FROZEN_AT).next().refused(430, FROZEN_AT);

        assertThat(given.events()).containsExactly(new InvoiceHandedOver(given.next().id(), IssueMode.OFFLINE24));
        assertThat(refused.next().kept().get().handover()).contains(HANDOVER);
        assertThat(refused.next().isIssued()).isTrue();
        assertThat(refused.next().accepted(NUMBER, FROZEN_AT).get().next().kept().get().handover()).contains(HANDOVER);
    }

    /** ksef.md 10.1: it was not issued, so it may say something else under its number. */
    @Test @Proves("INV-05") void only_a_refused_one_that_nobody_has_is_issued_again_in_other_words_and_keeps_its_number_and_kind() {
        var builder = anInvoice().toACompany();
        var refused = builder.refused(450);
        var billing = new Billing(new Buyer.Company(BUYER, "Inna nazwa", refused.details().parties().buyer().address(), Option.none()), Option.none(), Option.some("MP/7"), Option.none());
        var words = refused.revised(new Revision(billing, List.of(new LineName("Badanie", Option.none())))).get();
        var anew = new NumberedInvoice(words, "FV/2026/11/0001", TOMORROW);

        assertThat(refused.reissue(anew, ANOTHER, Option.none(), FROZEN_AT).get())
                .isEqualTo(Change.to(new Invoice.Frozen(new Kept(anew, ANOTHER, FROZEN_AT, Option.none(), Option.none())), new InvoiceFrozen(refused.id())));
        assertThat(words.contract()).contains("MP/7");
        assertThat(words.content().total()).isEqualTo(refused.details().content().total());
        assertThatThrownBy(() -> refused.reissue(new NumberedInvoice(words, "FV/2", TOMORROW), ANOTHER, Option.none(), FROZEN_AT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.handedOverBefore().refused(450).reissue(anew, ANOTHER, Option.none(), FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(refused.id()));
    }

    /** ksef.md 13.4: the code that its buyer has leads to the old hash. */
    @Test void a_refused_one_that_its_buyer_has_is_made_anew_with_the_same_day() {
        var refused = anInvoice().toACompany().handedOverBefore().refused(430);

        var mended = refused.rebuild(tomorrow(refused.paper().invoice()), ANOTHER, FROZEN_AT.plusSeconds(60)).get().next();

        assertThat(mended).isEqualTo(new Invoice.HandedOver(new Kept(refused.paper().invoice(), ANOTHER, FROZEN_AT.plusSeconds(60), Option.some(HANDOVER),
                Option.some(refused.paper().document().hash()))));
    }

    /** ksef.md 5.2: KSeF had what its buyer has all the time. */
    @Test @Proves("KSF-20") void a_technical_correction_that_nothing_needs_is_taken_back() {
        var refused = anInvoice().toACompany().handedOverBefore().refused(430);
        var original = refused.paper().document();
        var mended = refused.rebuild(tomorrow(refused.paper().invoice()), ANOTHER, FROZEN_AT).get().next();
        var back = new Invoice.HandedOver(new Kept(refused.paper().invoice(), original, FROZEN_AT, Option.some(HANDOVER), Option.none()));

        assertThat(mended.uncorrected(original).get()).isEqualTo(Change.to(back));
        assertThat(mended.sent(FROZEN_AT).next().uncorrected(original).get()).isEqualTo(Change.to(back));
        assertThatThrownBy(() -> mended.uncorrected(ANOTHER)).as("another document than it replaces").isInstanceOf(IllegalArgumentException.class);
        assertThat(mended.accepted(NUMBER, FROZEN_AT).get().next().uncorrected(original).getLeft()).isEqualTo(new InvoiceRefusal.AlreadyOut(refused.id()));
    }

    private static NumberedInvoice tomorrow(NumberedInvoice invoice) {
        return new NumberedInvoice(invoice.details(), invoice.number(), TOMORROW);
    }

    @Test @Proves("KSF-03") void one_that_is_made_anew_keeps_its_number_unless_that_is_taken_and_nobody_was_given_it() {
        var builder = anInvoice().toACompany();
        var other = new NumberedInvoice(builder.details(), "FV/2", TOMORROW);

        assertThatThrownBy(() -> builder.frozen().rebuild(other, ANOTHER, FROZEN_AT)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> builder.refused(430).rebuild(other, ANOTHER, FROZEN_AT)).isInstanceOf(IllegalArgumentException.class);
        assertThat(builder.refused(440).rebuild(other, ANOTHER, FROZEN_AT).get().next().kept().get().invoice()).isEqualTo(other);
        assertThat(builder.refused(440).reissue(other, ANOTHER, Option.none(), FROZEN_AT).get().next().kept().get().invoice()).isEqualTo(other);
        assertThat(builder.handedOverBefore().refused(440).isNumberTaken()).as("its buyer has it under that").isFalse();
        assertThat(builder.handedOverBefore().refused(440).rebuild(other, ANOTHER, FROZEN_AT).get().next().kept().get().invoice().number()).isNotEqualTo("FV/2");
    }

    @Test @Proves("INV-04") void the_term_of_a_visit_is_reckoned_from_the_day_on_its_invoice() {
        var visit = new VisitId(UUID.randomUUID());
        var parts = List.of(new Settling.Part(Money.pln("10.00"), ISSUED.minusDays(9), PaymentForm.CASH));

        assertThat(payableFrom(anInvoice().of(visit), unpaid(ISSUED.plusDays(9)), Option.none())).as("it waited for five days").isEqualTo(unpaid(ISSUED.plusDays(14)));
        assertThat(payableFrom(anInvoice().of(visit), new Settling.InParts(parts, Option.some(ISSUED.plusDays(9))), Option.none()))
                .isEqualTo(new Settling.InParts(parts, Option.some(ISSUED.plusDays(14))));
        assertThat(payableFrom(anInvoice().of(visit), new Settling.InParts(parts, Option.none()), Option.none())).isEqualTo(new Settling.InParts(parts, Option.none()));
    }

    @Test @Proves("INV-04") void a_day_that_was_agreed_stays_unless_nobody_could_keep_it() {
        assertThat(payableFrom(anInvoice(), unpaid(ISSUED), Option.none())).isEqualTo(unpaid(ISSUED));
        assertThat(payableFrom(anInvoice(), unpaid(ISSUED.plusDays(30)), Option.some(ISSUED.minusDays(2)))).isEqualTo(unpaid(ISSUED.plusDays(30)));
        assertThat(payableFrom(anInvoice(), unpaid(ISSUED.minusDays(1)), Option.none())).isEqualTo(unpaid(ISSUED.plusDays(14)));
        assertThat(payableFrom(anInvoice(), unpaid(ISSUED.plusDays(12)), Option.some(ISSUED.minusDays(2)))).as("the usual term of before").isEqualTo(unpaid(ISSUED.plusDays(14)));
    }

    private static Settling unpaid(LocalDate due) {
        return new Settling.Unpaid(due, PaymentForm.TRANSFER);
    }

    private static Settling payableFrom(InvoiceBuilder invoice, Settling settling, Option<LocalDate> before) {
        return invoice.settled(settling).details().payableFrom(ISSUED, before, 14).settling();
    }

    /** A28: nobody has seen it, so it may bear today's day. */
    @Test @Proves({"A28", "KSF-13"}) void one_that_nobody_has_seen_is_made_anew_with_another_day_under_its_number() {
        var frozen = anInvoice().toACompany().frozen();

        var redated = frozen.rebuild(tomorrow(frozen.paper().invoice()), ANOTHER, FROZEN_AT.plusSeconds(60)).get();

        assertThat(redated.next().kept().get().invoice()).isEqualTo(new NumberedInvoice(frozen.details(), frozen.paper().invoice().number(), TOMORROW));
        assertThat(redated.next().kept().get().document()).isEqualTo(ANOTHER);
        assertThat(redated.events()).containsExactly(new InvoiceFrozen(frozen.id()));
    }

    @Test @Proves("KSF-02") void a_number_of_another_seller_or_a_second_one_is_not_taken() {
        var anotherSeller = new Seller(BUYER, "Zakład", PostalAddress.inPoland("ul. Fabryczna 5"), Option.none(), Option.none());

        assertThat(anInvoice().soldBy(anotherSeller).sent().accepted(NUMBER, FROZEN_AT).getLeft()).isInstanceOf(InvoiceRefusal.ForeignKsefNumber.class);
        assertThat(anInvoice().accepted().accepted(OTHER_NUMBER, FROZEN_AT).getLeft()).isInstanceOf(InvoiceRefusal.ForeignKsefNumber.class);
        assertThat(anInvoice().corrected(CORRECTION).accepted(OTHER_NUMBER, FROZEN_AT).getLeft()).isInstanceOf(InvoiceRefusal.ForeignKsefNumber.class);
    }

    @Test @Proves("INV-05") void a_correction_waits_for_the_number_of_its_original_and_names_it_then() {
        var first = anInvoice().toACompany();
        var original = first.frozen();
        var correction = anInvoice().toACompany().correcting(original);

        var waiting = Invoice.draft(correction.details(), Set.of(original.id())).get().next();
        var ready = waiting.originalSettled(first.issued(TOMORROW).accepted()).next();

        assertThat(waiting.issue(correction.numbered(), ANOTHER, Option.none(), FROZEN_AT).getLeft()).isEqualTo(new InvoiceRefusal.AwaitsOriginal(waiting.id()));
        assertThat(ready).isInstanceOf(Invoice.Draft.class);
        assertThat(((InvoiceContent.Correction) ready.details().content()).original())
                .isEqualTo(new OriginalReference(original.id(), "FV/2026/11/0001", TOMORROW, Option.some(NUMBER), InvoiceKind.VAT));
    }

    @Test void a_settlement_waits_for_every_advance_and_one_that_never_gets_a_number_is_not_waited_for() {
        var first = anInvoice().saying(advance("100.00"));
        var second = anInvoice().saying(advance("200.00"));
        var settlement = anInvoice().settlingAdvances(advance("300.00"), first.frozen(), second.frozen()).details();

        var waiting = Invoice.draft(settlement, Set.of(first.frozen().id(), second.frozen().id())).get().next().originalSettled(first.accepted()).next();
        var ready = waiting.originalSettled(second.outside(OutsideReason.TOTAL_FAILURE)).next();

        assertThat(waiting).isInstanceOf(Invoice.AwaitingOriginals.class);
        assertThat(((InvoiceContent.Settlement) ready.details().content()).advances()).extracting(AdvanceReference::ksef).containsExactly(Option.some(NUMBER), Option.none());
    }

    static Stream<Arguments> impossible() {
        return Stream.of(
                arguments(anInvoice().saying(sale(line("Konsultacja", "0.00", VatRate.EXEMPT))).details(), "nothing-to-invoice"),
                arguments(anInvoice().saying(advance("0.00")).details(), "nothing-to-invoice"),
                arguments(anInvoice().saying(new InvoiceContent.Sale(Collections.nCopies(10_001, line("Konsultacja", "1.00", VatRate.EXEMPT)), SoldIn.on(ISSUED), List.of(), false))
                        .details(), "too-many-lines"),
                arguments(anInvoice().settlingAdvances(advance("1230.00"), anInvoice().saying(advance("1230.00")).accepted(), anInvoice().saying(advance("0.01")).accepted())
                        .details(), "advance-exceeds-sale"),
                arguments(anInvoice().correcting(anInvoice().accepted(), sale(line("Konsultacja lekarska", "250.00", VatRate.EXEMPT))).details(), "correction-changes-nothing"));
    }

    @ParameterizedTest(name = "{1}") @MethodSource("impossible")
    void what_is_no_invoice_is_not_even_a_draft(InvoiceDetails details, String code) {
        assertThat(Invoice.draft(details, Set.of()).getLeft().code()).isEqualTo(code);
        assertThat(anInvoice().draft().revise(details).getLeft().code()).isEqualTo(code);
    }

    @Test void ten_thousand_lines_and_a_settlement_of_zero_are_invoices() {
        var many = new InvoiceContent.Sale(Collections.nCopies(10_000, line("Konsultacja", "1.00", VatRate.EXEMPT)), SoldIn.on(ISSUED), List.of(), false);
        var whole = anInvoice().saying(advance("1230.00")).accepted();

        assertThat(Invoice.draft(anInvoice().saying(many).details(), Set.of()).isRight()).isTrue();
        assertThat(Invoice.draft(anInvoice().settlingAdvances(advance("1230.00"), whole).details(), Set.of()).isRight()).isTrue();
    }

    @Test void an_exempt_sale_names_its_law() {
        var details = anInvoice().details();

        assertThatThrownBy(() -> new InvoiceDetails(details.id(), details.facility(), List.of(), Option.none(), details.parties(), details.content(), details.settling(),
                Option.none(), Option.none(), Option.none())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test @Proves("SEC-22") void nothing_of_an_invoice_prints_who_bought() {
        var states = Stream.of(InvoiceStatus.values()).map(InvoiceStatesTest::in).map(Object::toString);

        assertThat(states).noneMatch(text -> text.contains("Przykład") || text.contains("Zmyślona"));
        assertThat(anInvoice().toACompany().paidBy(new Payer(BUYER, "Przykład", PostalAddress.inPoland("Zmyślona"))).details().parties().toString()
                + anInvoice().numbered()).doesNotContain("Przykład", "Zmyślona");
    }

    private static Invoice in(InvoiceStatus state) {
        var original = anInvoice().accepted();
        return switch (state) {
            case DRAFT -> anInvoice().draft();
            case AWAITING_ORIGINALS -> anInvoice().correcting(original).awaiting(original.id());
            case FROZEN -> anInvoice().frozen();
            case SENT -> anInvoice().sent();
            case HANDED_OVER -> anInvoice().handedOver();
            case REFUSED -> anInvoice().refused(430);
            case GIVEN_UP -> anInvoice().correcting(original).givenUp();
            case ACCEPTED -> original;
            case OUTSIDE -> anInvoice().outside(OutsideReason.CONSUMER);
            case CORRECTED -> anInvoice().corrected(CORRECTION);
        };
    }

    private static Object outcome(Either<Refusal, Change<Invoice>> answer) {
        return answer.<Object>fold(refused -> "-", change -> InvoiceStatus.of(change.next()));
    }
}
