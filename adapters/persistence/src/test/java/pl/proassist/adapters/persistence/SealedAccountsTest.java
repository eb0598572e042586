package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.access.AccountBuilder.ANNA;
import static pl.proassist.domain.access.AccountBuilder.anAccount;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.application.port.Versioned;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.PhoneNumber;

/** How to reach those who work here is sealed like what is known of patients. */
@Proves("SEC-22")
class SealedAccountsTest extends JpaTest {

    private static final Either<PhoneNumber, EmailAddress> PHONE = Either.left(new PhoneNumber("+48600700800"));
    private static final Either<PhoneNumber, EmailAddress> MAILBOX = Either.right(new EmailAddress("anna@podlipa.example"));
    private static final StaffLetters.Letter SMS = letter("sms", PHONE);
    private static final StaffLetters.Letter EMAIL = letter("e-mail", MAILBOX);

    @BeforeEach void an_account_and_its_letters() {
        inTransaction(() -> {
            jpa().staffLetters().add(SMS);
            jpa().staffLetters().add(EMAIL);
            return jpa().accounts().save(anAccount().active()).get();
        });
    }

    @Test void no_row_tells_a_number_or_a_mailbox() {
        assertThat(stored()).hasSize(4).allMatch(value -> value.startsWith("first."))
                .noneMatch(value -> value.contains("600700800") || value.contains("podlipa"));
    }

    @Test void what_is_stored_follows_a_new_key_and_stays_what_it_was() {
        var vault = new Vault(TestKeys.file());
        var server = JpaStores.of("server-1", SUBSCRIPTIONS, CLOCK, Clock.systemUTC(), vault);
        server.dataKeys().check();
        var current = server.dataKeys().rotate().current();

        new Resealing(server.dataKeys(), vault).run();

        assertThat(stored()).hasSize(4).allMatch(value -> value.startsWith(current + "."));
        assertThat(server.transactions().record(() -> server.accounts().find(ANNA))).contains(new Versioned<>(anAccount().active(), 1));
        assertThat(server.transactions().record(() -> server.staffLetters().loginsSentTo(PHONE, NOW))).isEqualTo(1);
        assertThat(server.staffLetters().lease(NOW, 10)).containsExactly(SMS, EMAIL);
    }

    @Test void a_mailbox_is_the_same_in_capitals() {
        var shouted = Either.<PhoneNumber, EmailAddress>right(new EmailAddress("Anna@Podlipa.example"));

        assertThat(inTransaction(() -> jpa().staffLetters().loginsSentTo(shouted, NOW))).isEqualTo(1);
    }

    private static List<String> stored() {
        return Stream.of("phone FROM account", "email FROM account", "target FROM account_letter")
                .flatMap(where -> read("SELECT " + where.replace(" FROM", " AS sealed FROM"), row -> row.text("sealed")).stream()).toList();
    }

    private static StaffLetters.Letter letter(String name, Either<PhoneNumber, EmailAddress> to) {
        return new StaffLetters.Letter(id(name), ANNA, StaffLetters.Kind.LOGIN_CODE, to, Option.some(new LoginAttemptId(id("attempt"))), 1,
                NOW, NOW, NOW.plusSeconds(60), 0);
    }
}
