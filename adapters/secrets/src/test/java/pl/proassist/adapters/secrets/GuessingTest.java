package pl.proassist.adapters.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.Passwords.Weakness;

class GuessingTest {

    private static final List<String> PERSONAL = List.of("l.zielinska", "Łucja", "Zielińska-Żak", "lucja@gabinet-jodla.com.pl", "+48600700812");

    @ParameterizedTest @Proves("SEC-15")
    @ValueSource(strings = {"haslo1234567", "Hasło1234567!", "kochanie1234", "Kochanie2024!", "misiaczek123", "Misiaczek1990", "zaq12wsxcde3",
            "qwertyuiop123", "Warszawa2026!", "Bydgoszcz2025", "LegiaWarszawa1", "Legia1916Legia", "LechPoznan1922", "mateusz12345", "Katarzyna1985",
            "Agnieszka1987!", "Krzysztof1975", "kasiaitomek1", "kochamcie1234", "misiek123456", "1qaz2wsx3edc", "!QAZ2wsx3edc", "123456789012", "password1234",
            "P@ssw0rd2024!", "iloveyou12345", "abcabcabcabc", "aaaaaaaaaaaa", "            ", "qwertyqwerty", "Przychodnia1!", "rejestracja12", "recepcja2026!",
            "Wiosna2026!!", "Lato2026Lato", "Listopad2026!", "Proassist2026", "administrator", "administrator1", "dziendobry123", "zima2025zima", "Polska123456",
            "jezusmaria123", "komputer12345", "qazwsxedcrfv", "asdfghjkl123", "21.03.1985 21", "01012000kasia", "monika19871987", "tajnehaslo123", "sloneczko2020"})
    void favourites_of_many_people_are_too_common_also_with_digits_and_signs_appended(String password) {
        assertThat(Guessing.weakness(password, PERSONAL)).contains(Weakness.TOO_COMMON);
    }

    @ParameterizedTest @Proves("SEC-13")
    @ValueSource(strings = {"kubek rower sosna talerz", "kubekrowersosnatalerz", "mama tata pies kot", "correct horse battery staple",
            "zielona lampa gra w karty", "Tramwaj nr 7 śpi na Ochocie",
            "żółć gęślą jaźń", "парасоля гудзик потяг вікно", "窓の外に猫が三匹いる夜", "مفتاح أزرق تحت الشجرة", "🦊🌵🚲🪁🧊🥕🎻🪨🛶🧭🪺🍄", "v8#Qm2!xLr9z",
            "ulica krzywa 17 obok piekarni"})
    void ordinary_words_in_a_row_and_any_script_are_good_enough(String password) {
        assertThat(Guessing.weakness(password, PERSONAL)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Lucja lubi lody", "ŁUCJA-lubi-lody", "pani zielinska z recepcji", "zielińska rządzi", "witam w jodla dzisiaj",
            "gabinet numer dwa", "wieczor 600 700 812",
            "wieczor-0700812-x", "Zi3l1nsk4!!qx", "aksnileiz xq7"})
    void names_addresses_and_the_phone_are_too_personal_however_they_are_written(String password) {
        assertThat(Guessing.weakness(password, PERSONAL)).contains(Weakness.TOO_PERSONAL);
    }

    @Test void a_short_name_may_stand_within_other_words() {
        assertThat(Guessing.weakness("janowiec nad wisłą jesienią", List.of("jan.wilk", "Jan", "Wil"))).isEmpty();
    }

    @Test void what_everybody_with_a_mailbox_shares_is_not_personal() {
        assertThat(Guessing.weakness("komnata starych zegarów", List.of("ewa@poczta.com"))).isEmpty();
    }

    @Test @Timeout(20) void nothing_that_somebody_makes_up_keeps_the_server_busy_for_long() {
        var nasty = Stream.of("4@8({[<369|!17$5+%2".repeat(13), "p4$$w0rd".repeat(32), "1qaz".repeat(64), "ab".repeat(128), "19850321".repeat(32),
                "a".repeat(256),
                "abcdefghijklmnopqrstuvwxyz".repeat(9), "𝓅𝒶𝓈𝓈".repeat(32), "{[(<@4".repeat(40));
        var start = System.nanoTime();

        assertThat(nasty.map(each -> Guessing.weakness(each, PERSONAL))).doesNotContain(Option.some(Weakness.TOO_SHORT));

        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    }
}
