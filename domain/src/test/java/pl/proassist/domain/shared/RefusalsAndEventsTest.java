package pl.proassist.domain.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.RecordComponent;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.InvoiceAccepted;
import pl.proassist.domain.invoice.InvoiceFrozen;
import pl.proassist.domain.invoice.InvoiceHandedOver;
import pl.proassist.domain.invoice.InvoiceIssuedOutside;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.InvoiceRefused;
import pl.proassist.domain.invoice.PurchaseRefusal;
import pl.proassist.domain.message.MessageRefusal;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.payment.OrderId;
import pl.proassist.domain.payment.PayerSent;
import pl.proassist.domain.payment.PaymentLinkChanged;
import pl.proassist.domain.payment.PaymentLinkExpired;
import pl.proassist.domain.payment.PaymentLinkOpened;
import pl.proassist.domain.payment.PaymentLinkRequested;
import pl.proassist.domain.payment.PaymentLinkWithdrawn;
import pl.proassist.domain.payment.PaymentReceived;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.payment.PaymentUnmatched;
import pl.proassist.domain.payment.RefundDone;
import pl.proassist.domain.payment.RefundDue;
import pl.proassist.domain.payment.RefundFailed;
import pl.proassist.domain.payment.RefundOrdered;
import pl.proassist.domain.policy.PolicyRefusal;
import pl.proassist.domain.visit.SlotFreed;
import pl.proassist.domain.visit.VisitBooked;
import pl.proassist.domain.visit.VisitCancelled;
import pl.proassist.domain.visit.VisitCompleted;
import pl.proassist.domain.visit.VisitConfirmed;
import pl.proassist.domain.visit.VisitLapsed;
import pl.proassist.domain.visit.VisitMissed;
import pl.proassist.domain.visit.VisitMoved;
import pl.proassist.domain.visit.VisitRefusal;
import pl.proassist.domain.visit.VisitReinstated;
import pl.proassist.domain.visit.VisitTermsChanged;

/** What leaves the domain has a stable name and holds ids and facts, never personal data. */
class RefusalsAndEventsTest {

    /** One refusal, two records: the policy and the visit both know that a visit has begun. */
    private static final String SHARED_CODE = "visit-started";

    static Stream<Class<?>> refusals() {
        return Stream.of(AccessRefusal.class, FacilityRefusal.class, InvoiceRefusal.class, DocumentRefusal.class, PurchaseRefusal.class, PatientRefusal.class, PaymentRefusal.class, PolicyRefusal.class, MessageRefusal.class, VisitRefusal.class)
                .flatMap(type -> Arrays.stream(type.getPermittedSubclasses()));
    }

    static Stream<Class<? extends DomainEvent>> events() {
        return Stream.of(SlotFreed.class, VisitBooked.class, VisitCancelled.class, VisitCompleted.class, VisitConfirmed.class, VisitLapsed.class,
                VisitMissed.class, VisitMoved.class, VisitReinstated.class, VisitTermsChanged.class, InvoiceAccepted.class, InvoiceFrozen.class, InvoiceHandedOver.class,
                InvoiceIssuedOutside.class, InvoiceRefused.class, PayerSent.class, PaymentLinkChanged.class,
                PaymentLinkExpired.class, PaymentLinkOpened.class, PaymentLinkRequested.class, PaymentLinkWithdrawn.class,
                PaymentReceived.class, PaymentUnmatched.class, RefundDone.class, RefundDue.class, RefundFailed.class, RefundOrdered.class);
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusal_has_a_name_for_the_public_and_a_kind(Class<?> type) {
        var refusal = (Refusal) made(type);

        assertThat(refusal.code()).matches("[a-z]+(-[a-z]+)*");
        assertThat(refusal.kind() == Refusal.Kind.UNKNOWN).isEqualTo(refusal.code().startsWith("unknown-"));
    }

    /** Integrators build on these names, and the kind is their HTTP status (api.md 1). */
    @ParameterizedTest
    @CsvSource({"UNKNOWN, unknown-accounting-note unknown-api-key unknown-cancelled-day unknown-facility unknown-invoice unknown-patient unknown-payment unknown-payment-link unknown-payment-rules unknown-prepayment-terms unknown-purchase-invoice unknown-receipt unknown-room unknown-service unknown-session unknown-specialist unknown-user unknown-visit unknown-waiting-list-entry",
            "CONFLICT, account-not-active advance-settled already-paid correction-counted-on correction-under-way foreign-ksef-number id-in-use invitation-ended invoice-already-out invoice-awaits-original invoice-immutable invoice-not-issued link-expired link-still-payable link-withdrawn login-taken not-awaiting-payment not-confirmed not-confirmed-yet nothing-due offer-over patient-has-visits payment-in-flight payment-settled purchase-number-known refund-under-way rules-changed slot-taken still-payable visit-awaits-payment visit-closed",
            "RULE, advance-exceeds-sale amount-above-price amount-differs another-buyer blacklist-asks-less blocking-refuses-all blocking-without-effect contact-is-set correction-changes-nothing cutoff-passed day-cancelled deadline-after-visit deadline-passed difference-unsettled floor-above-pay-window hard-stop-before-deadline invoice-not-writable invoice-other-lines last-administrator no-reachable-channel no-such-second-factor not-a-correction not-an-invoice nothing-to-invoice password-too-common password-too-long password-too-personal password-too-short purchase-for-another refund-above-payment refund-too-late retention-duty second-factor-required short-notice sms-too-long terms-not-accepted too-far-ahead too-many-lines too-many-visits visit-started window-too-short",
            "UNAUTHENTICATED, login-ended unauthenticated wrong-code wrong-credentials",
            "FORBIDDEN, blacklist-override-forbidden cannot-grant forbidden foreign-page persons-only",
            "TOO_MANY, too-many-attempts too-many-codes too-many-requests"})
    void the_public_names_by_kind(Refusal.Kind kind, String codes) {
        assertThat(refusals().map(type -> (Refusal) made(type)).filter(refusal -> refusal.kind() == kind).map(Refusal::code).distinct())
                .containsExactlyInAnyOrder(codes.split(" "));
    }

    @Test
    void no_two_refusals_share_a_name() {
        assertThat(refusals().map(type -> ((Refusal) made(type)).code()).filter(code -> !code.equals(SHARED_CODE))).doesNotHaveDuplicates();
    }

    @Test
    void a_refusal_that_is_not_for_ever_says_when_to_ask_again() {
        assertThat(refusals().map(type -> (Refusal) made(type)).filter(refusal -> refusal.kind() == Refusal.Kind.TOO_MANY))
                .isNotEmpty().allMatch(refusal -> refusal instanceof Postponed later && later.retryAfter().equals(Duration.ofSeconds(7)));
    }

    @ParameterizedTest
    @MethodSource({"refusals", "events"})
    void neither_holds_personal_data_or_free_text(Class<?> type) {
        assertThat(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType))
                .noneMatch(PersonalData.class::isAssignableFrom).doesNotContain(String.class);
    }

    @ParameterizedTest
    @MethodSource("events")
    void an_event_has_a_name_and_a_version_apart_from_its_class(Class<? extends DomainEvent> type) {
        var event = (DomainEvent) made(type);

        assertThat(event.name()).matches("[a-z]+(-[a-z]+)*/[1-9]");
        assertThat(event.aggregate()).isNotNull();
    }

    @Test
    void no_two_events_share_a_name() {
        assertThat(events().map(type -> ((DomainEvent) made(type)).name())).doesNotHaveDuplicates();
    }

    private static Object made(Class<?> type) {
        try {
            var components = type.getRecordComponents();
            var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
            var constructor = type.getDeclaredConstructor(types);
            return constructor.newInstance(Arrays.stream(types).map(RefusalsAndEventsTest::value).toArray());
        } catch (ReflectiveOperationException noRecord) {
            throw new AssertionError("not a record that can be made: " + type, noRecord);
        }
    }

    private static Object value(Class<?> type) {
        if (type == UUID.class) {
            return new UUID(1, 2);
        }
        if (type == OrderId.class) {
            return new OrderId("order-1");
        }
        if (type == DocumentRefusal.Fault.class) {
            return new DocumentRefusal.Fault("Fa/P_7", "blank", List.of());
        }
        if (type == Instant.class) {
            return Instant.EPOCH;
        }
        if (type == Duration.class) {
            return Duration.ofSeconds(7);
        }
        if (type == int.class) {
            return 3;
        }
        if (type.isEnum()) {
            return List.of(type.getEnumConstants()).get(0);
        }
        return made(type);
    }
}
