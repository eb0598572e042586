package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.PATIENT;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.START;
import static pl.proassist.domain.Builders.aPaymentLink;
import static pl.proassist.domain.Builders.aVisit;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.InvoiceBuilder.anInvoice;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.AccountBuilder.part;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Failures;
import pl.proassist.domain.access.Invitation;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.Role;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.Session;
import pl.proassist.domain.access.SessionId;
import pl.proassist.domain.facility.SpecialistId;
import pl.proassist.domain.shared.Change;
import pl.proassist.domain.visit.VisitId;

/** The database keeps its own order, whoever writes to it. */
class SchemaTest extends JpaTest {

    private static final int CONSTRAINT_FAILED = 4025;

    @Test void a_database_that_is_up_to_date_needs_nothing() {
        var migrations = new Migrations(TestDatabase.source(), Migrations.LOCATION);

        assertThat(migrations.run()).isZero();
        assertThat(migrations.complete()).isTrue();
    }

    @Test void a_database_that_lacks_a_migration_says_so() {
        assertThat(new Migrations(TestDatabase.source(), Migrations.LOCATION, "classpath:db/not-yet-run").complete()).isFalse();
    }

    @ParameterizedTest @Proves("PAY-18")
    @ValueSource(strings = {"status = 'CANCELLED'", "status = 'GONE'", "requirement = 'NONE'", "requirement = 'ON_SITE', deadline = NULL", "deadline = NULL",
            "end_at = start_at", "amount = -1", "cancelled_by = 'PATIENT'", "decision = 'not json'"})
    void a_visit_that_cannot_be_is_refused(String change) {
        var visit = given(aVisit().awaitingPayment());

        assertThatThrownBy(() -> byHand("UPDATE visit SET " + change + " WHERE id = ?", visit.id().value()))
                .satisfies(refused -> assertThat(((Sql.Failed) refused).reason().getErrorCode()).isEqualTo(CONSTRAINT_FAILED));
    }

    @ParameterizedTest
    @ValueSource(strings = {"payment SET fate = 'GIVEN_BACK'", "payment SET order_id = NULL", "payment SET fate = 'LOST'", "payment_link SET amount = 0",
            "payment_link SET state = 'GONE'", "payment_link SET release_at = '2020-01-01'", "payment_order SET state = 'LOST'", "payment_order SET number = 0"})
    void a_ledger_that_cannot_be_is_refused(String change) {
        given(aPaymentLink().of(given(aVisit().awaitingPayment())).started("o-1", NOW).kept("o-1", "R1", NOW).paid());

        assertThatThrownBy(() -> byHand("UPDATE " + change))
                .satisfies(refused -> assertThat(((Sql.Failed) refused).reason().getErrorCode()).isEqualTo(CONSTRAINT_FAILED));
    }

    @ParameterizedTest @Proves("SEC-18")
    @ValueSource(strings = {"account SET state = 'GONE'", "account SET state = 'INVITED'", "account SET state = 'DEACTIVATED'",
            "account SET password = NULL", "account SET method = NULL", "account SET two_steps = NULL", "account SET invitation_number = NULL",
            "login_attempt SET state = 'CONFIRMED'", "login_attempt SET state = 'OVER'", "login_attempt SET sendings = 6",
            "login_attempt SET wrong_tries = 5", "login_session SET last_seen = '2020-01-01'", "login_failure SET failures = -1",
            "api_key SET old_until = NULL", "api_key SET revoked = TRUE", "account_letter SET attempt = NULL", "account_letter SET state = 'SENT'",
            "account_letter SET settled_at = created_at", "account_letter SET kind = 'OTHER'"})
    void an_account_or_login_that_cannot_be_is_refused(String change) {
        storeAnAccountAndItsLogin();

        assertThatThrownBy(() -> byHand("UPDATE " + change))
                .satisfies(refused -> assertThat(((Sql.Failed) refused).reason().getErrorCode()).isEqualTo(CONSTRAINT_FAILED));
    }

    @ParameterizedTest @ValueSource(strings = {"place", "NULL"})
    void nobody_has_two_parts_in_one_place_or_two_in_all(String facility) {
        storeAnAccountAndItsLogin();
        byHand("UPDATE account_part SET facility = " + facility);

        assertThatThrownBy(() -> byHand("INSERT INTO account_part (account, position, facility, granted, withheld)"
                + " SELECT account, 1, facility, '', '' FROM account_part"))
                .satisfies(refused -> assertThat(((Sql.Failed) refused).reason().getErrorCode()).isEqualTo(Sql.DUPLICATE_KEY));
    }

    @Test @Proves("SEC-18") void an_account_with_a_permission_that_nobody_knows_is_not_brought_to_life() {
        storeAnAccountAndItsLogin();
        byHand("UPDATE account_part SET granted = 'visits.view everything'");

        assertThatThrownBy(() -> inTransaction(() -> jpa().accounts().find(ANNA)))
                .isInstanceOf(IllegalStateException.class).hasMessageContaining("everything");
    }

    private void storeAnAccountAndItsLogin() {
        inTransaction(() -> {
            var attempt = LoginAttempt.Asked.first(new LoginAttempt.Details(new LoginAttemptId(id("attempt")), ANNA, "challenge", NOW, "", ""),
                    SecondFactorMethod.SMS_CODE);
            var invited = anAccount().at(FACILITY, Role.SPECIALIST).active().invite(new Invitation("invitation", 1, NOW));
            var key = new ApiKey(new ApiKeyId(id("key")), "laboratory", part(FACILITY, Role.SPECIALIST), "key", Option.none(), NOW, NOW,
                    Option.none(), false);
            jpa().accounts().save(invited).get();
            jpa().sessions().save(new Session(new SessionId(id("session")), ANNA, "token", NOW, NOW, "", ""));
            jpa().attempts().save(attempt);
            jpa().failures().save(Failures.Kind.PAIR, "key", Failures.NONE);
            jpa().keys().save(key.rotated("another", NOW));
            jpa().staffLetters().add(new StaffLetters.Letter(id("letter"), ANNA, StaffLetters.Kind.LOGIN_CODE,
                    Either.left(invited.details().phone().get()), Option.some(attempt.details().id()), 1, NOW, NOW, NOW, 0));
            return attempt;
        });
    }

    @ParameterizedTest @Proves({"INV-05", "KSF-02"})
    @ValueSource(strings = {"status = 'GONE'", "status = 'DRAFT'", "kind = 'PROFORMA'", "hash = NULL", "issued = NULL", "ksef_number = NULL", "refusal = 430", "outside = 'CONSUMER'",
            "status = 'OUTSIDE'", "status = 'HANDED_OVER'", "handover_mode = 'OFFLINE24'", "latest_correction = id", "settled_at = NULL"})
    void an_invoice_that_cannot_be_is_refused(String change) {
        inTransaction(() -> stores.invoices().save(Change.to(anInvoice().accepted())));

        assertThatThrownBy(() -> byHand("UPDATE invoice SET " + change))
                .satisfies(refused -> assertThat(((Sql.Failed) refused).reason().getErrorCode()).isEqualTo(CONSTRAINT_FAILED));
    }

    @Test @Proves("KSF-01") void bytes_that_are_not_those_that_were_frozen_are_not_given_out() {
        var invoice = anInvoice().frozen();
        inTransaction(() -> stores.invoices().save(Change.to(invoice), "<Faktura/>".getBytes(StandardCharsets.UTF_8)));

        assertThatThrownBy(() -> inTransaction(() -> stores.invoices().bytes(invoice.id()))).isInstanceOf(IllegalStateException.class).hasMessageContaining("frozen");
    }

    @Test void a_stored_visit_that_breaks_the_rules_of_the_domain_is_not_brought_to_life() {
        var visit = given(aVisit().awaitingPayment());
        byHand("UPDATE visit SET decision = JSON_REPLACE(decision, '$.settings.floor', 'PT25H') WHERE id = ?", visit.id().value());

        assertThatThrownBy(() -> stored(visit)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test @Proves("CAL-05") void not_even_an_administrator_claims_a_taken_slot() {
        given(aVisit().confirmed());

        assertThatThrownBy(() -> byHand("INSERT INTO claim (resource, starts_at, ends_at, holder) VALUES (?, ?, ?, ?)",
                SPECIALIST.value(), START.plusSeconds(60), START.plusSeconds(120), PATIENT.value())).cause().hasMessageContaining("slot-taken");
        assertThatThrownBy(() -> byHand("UPDATE claim SET ends_at = ? WHERE resource = ?", START.plusSeconds(60), SPECIALIST.value()))
                .cause().hasMessageContaining("only inserted and deleted");
    }

    @Test void time_of_nobody_cannot_be_claimed() {
        var stranger = aVisit().with(new SpecialistId(UUID.randomUUID())).confirmed();

        assertThatThrownBy(() -> save(Change.to(stranger))).cause().isInstanceOf(SQLException.class).hasMessageContaining("unknown-resource");
    }

    @Test void a_refused_slot_costs_no_connection() {
        given(aVisit().confirmed());
        var before = connections();

        for (int i = 0; i < 20; i++) {
            assertThat(save(Change.to(aVisit().id(new VisitId(UUID.randomUUID())).of(ANOTHER_PATIENT).confirmed())).isLeft()).isTrue();
        }

        assertThat(connections() - before).isLessThan(5);
    }

    private static long connections() {
        return read("SHOW GLOBAL STATUS LIKE 'Connections'", row -> row.number("Value")).get(0);
    }
}
