package pl.proassist.adapters.twofactor;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.access.AccountBuilder.anAccount;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_CODE;
import static pl.proassist.domain.access.SecondFactorMethod.EMAIL_LINK;
import static pl.proassist.domain.access.SecondFactorMethod.SMS_CODE;

import java.text.Normalizer;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;
import pl.proassist.application.fakes.FakeMailer;
import pl.proassist.application.fakes.FakeSmsGateway;
import pl.proassist.application.fakes.InMemoryTransactions;
import pl.proassist.application.port.Handover;
import pl.proassist.application.port.SecondFactor.Proof;
import pl.proassist.domain.access.AccountDetails;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.patient.Language;

class LoginWordsTest {

    /** In summer, when Warsaw is two hours ahead. */
    private static final Proof CODE = new Proof("048213", Instant.parse("2026-07-12T22:03:00Z"), "Firefox, Linux", "192.0.2.7");
    private static final Proof LINK = new Proof("https://rej.example.org/login/a.b", Instant.parse("2026-07-12T22:03:00Z"), "Firefox, Linux", "192.0.2.7");

    @ParameterizedTest @MethodSource("everything") @Proves({"SEC-02", "SEC-03", "SEC-04"})
    void there_are_words_for_every_way_in_every_language(SecondFactorMethod method, Language language) {
        var words = LoginWords.of(speaking(language), method, proof(method));

        assertThat(words.text()).contains(proof(method).secret(), "00:03").doesNotContain("{", "}");
        assertThat(words.subject()).isNotBlank().doesNotContain("{", "}", proof(method).secret());
    }

    @ParameterizedTest @EnumSource @Proves("SEC-02")
    void an_sms_is_one_part_with_the_code_first(Language language) {
        var sms = LoginWords.of(speaking(language), SMS_CODE, CODE).text();

        assertThat(sms).startsWith("048213 ");
        if (language == Language.UK) {
            assertThat(sms).hasSizeLessThanOrEqualTo(70);
        } else {
            assertThat(withoutMarks(sms)).hasSizeLessThanOrEqualTo(160).matches("[A-Za-z0-9 .,:?!-]+");
        }
    }

    @ParameterizedTest @CsvSource({"PL, Nikt z placówki nie pyta o ten kod", "EN, Nobody from the facility asks", "UK, Заклад про нього не питає"})
    void an_sms_says_that_nobody_asks_for_the_code(Language language, String said) {
        assertThat(LoginWords.of(speaking(language), SMS_CODE, CODE).text()).contains(said);
    }

    @Test @Proves("SEC-03")
    void a_mail_with_a_code_says_what_logs_in_from_where_and_when_and_what_to_do() {
        var words = LoginWords.of(speaking(Language.PL), EMAIL_CODE, CODE);

        assertThat(words.subject()).isEqualTo("Proassist: kod logowania");
        assertThat(words.text()).startsWith("048213\n").contains("ważny do 00:03", "Czas: 12.07.2026 23:58", "Urządzenie: Firefox, Linux",
                "Adres w sieci: 192.0.2.7",
                "Nikt z placówki nie pyta", "Jeżeli to nie Ty", "powiadom administratora");
    }

    @Test @Proves({"SEC-04", "A21"})
    void a_mail_with_a_link_says_that_a_button_must_be_pressed_and_that_it_only_confirms() {
        assertThat(LoginWords.of(speaking(Language.PL), EMAIL_LINK, LINK).text()).contains("\nhttps://rej.example.org/login/a.b\n", "naciśnij na niej przycisk",
                "Strona tylko potwierdza", "Czas: 12.07.2026 23:53", "Urządzenie: Firefox, Linux", "Adres w sieci: 192.0.2.7", "Jeżeli to nie Ty");
    }

    @Test void names_and_devices_never_reach_a_header_and_begin_no_line_of_the_letter() {
        var eve = anAccount().named("Ewa\r\nBcc: eve@example.com\u2028Adres", "Nowak\r\nX-A: b").details();
        var proof = new Proof("048213", CODE.until(), "Firefox\r\n\r\nAdres w sieci: 127.0.0.1\u0085x", "192.0.2.7\nx");
        var mail = new FakeMailer(new InMemoryTransactions(Clock.systemUTC()));

        new EmailSecondFactor(mail).send(UUID.randomUUID(), eve, proof);

        var letter = mail.taken().get(0);
        assertThat(letter.subject()).isEqualTo("Proassist: kod logowania");
        assertThat(letter.text().lines()).noneMatch(line -> line.startsWith("Bcc") || line.startsWith("X-A") || line.equals("Adres w sieci: 127.0.0.1"));
        assertThat(letter.text()).contains("Ewa Bcc: eve@example.com Adres", "Firefox Adres w sieci: 127.0.0.1 x\n", "Adres w sieci: 192.0.2.7 x\n");
    }

    @Test void a_device_that_names_a_blank_of_ours_learns_nothing_and_a_long_one_is_cut() {
        var curious = new Proof("048213", CODE.until(), "{secret} $1 \\" + "\uD83E\uDD84".repeat(500), "192.0.2.7");

        var text = LoginWords.of(speaking(Language.PL), EMAIL_CODE, curious).text();

        assertThat(text).containsOnlyOnce("048213").contains("Urządzenie: {secret} $1 \\\uD83E\uDD84").hasSizeLessThan(1200);
    }

    @Test void a_browser_that_says_nothing_is_an_unknown_device() {
        assertThat(LoginWords.of(speaking(Language.PL), EMAIL_CODE, new Proof("048213", CODE.until(), "", "192.0.2.7")).text())
                .contains("Urządzenie: nieznane urządzenie");
    }

    @Test @Proves("SEC-09")
    void somebody_whose_number_or_mailbox_was_taken_away_meanwhile_gets_nothing() {
        var transactions = new InMemoryTransactions(Clock.systemUTC());
        var unreachable = anAccount().withoutPhone().withoutEmail().details();
        var id = UUID.randomUUID();

        assertThat(Stream.of(new SmsSecondFactor(new FakeSmsGateway(transactions)), new EmailSecondFactor(new FakeMailer(transactions)),
                new EmailLinkSecondFactor(new FakeMailer(transactions))).map(factor -> factor.send(id, unreachable, CODE)))
                .allMatch(answer -> answer instanceof Handover.AddresseeRefused);
    }

    @Test void what_was_written_is_not_printed() {
        assertThat(LoginWords.of(speaking(Language.PL), EMAIL_CODE, CODE).toString()).doesNotContain("048213");
    }

    static Stream<Arguments> everything() {
        return Arrays.stream(SecondFactorMethod.values()).flatMap(method -> Arrays.stream(Language.values()).map(language -> Arguments.of(method, language)));
    }

    private static Proof proof(SecondFactorMethod method) {
        return method == EMAIL_LINK ? LINK : CODE;
    }

    private static AccountDetails speaking(Language language) {
        return anAccount().speaking(language).details();
    }

    /** As our SMS are sent: Polish letters and dashes in the alphabet of telephones. */
    private static String withoutMarks(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "").replace('ł', 'l').replace('–', '-');
    }
}
