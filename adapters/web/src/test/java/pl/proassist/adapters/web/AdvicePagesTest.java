package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

class AdvicePagesTest {

    private final RunningPages pages = new RunningPages();

    @AfterEach void stop() {
        pages.close();
    }

    @ParameterizedTest @Proves("SEC-17")
    @CsvSource({"pl, Bezpieczne logowanie, menedżera haseł, nikt z placówki o niego nie pyta",
            "en, Logging in safely, password manager, nobody from the facility asks for it",
        "uk, Безпечний вхід, менеджера паролів, ніхто із закладу про нього не питає"})
    void the_checklist_speaks_of_passwords_and_of_codes_in_three_languages(String language, String title, String password, String code) {
        var page = pages.get("/security-checklist", "Accept-Language", language);

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("lang=\"" + language + "\"", title, password, code).doesNotContain("<script");
        assertThat(page.body().split("<li>")).hasSizeBetween(10, 20);
    }

    @ParameterizedTest @Proves("SEC-12")
    @CsvSource({"pl, zasięg, tryb samolotowy, SPAM, końcówka numeru", "en, coverage, flight mode, SPAM, number on the login screen",
            "uk, покриття, режим польоту, СПАМ, кінець номера"})
    void help_names_coverage_flight_mode_spam_and_the_right_number(String language, String coverage, String flightMode, String spam, String number) {
        assertThat(pages.get("/login-help", "Accept-Language", language).body()).contains(coverage, flightMode, spam, number);
    }

    @Test @Proves({"SEC-09", "SEC-10", "SEC-11"})
    void help_says_how_to_get_another_code_and_who_changes_a_number() {
        assertThat(pages.get("/login-help").body()).contains("Po 30 sekundach możesz poprosić o następny", "logowania nie da się dokończyć",
                "może zmienić numer albo adres");
    }

    @ParameterizedTest @ValueSource(strings = {"/", "/login", "/invitation", "/security-checklist/x", "/login-helpx"})
    void there_is_nothing_beside_these_pages(String path) {
        assertThat(pages.get(path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest @ValueSource(strings = {"pages", "staff"})
    void every_word_is_said_in_every_language(String bundle) {
        var polish = words(bundle);

        assertThat(words(bundle + "_en")).isEqualTo(polish);
        assertThat(words(bundle + "_uk")).isEqualTo(polish);
    }

    private static TreeSet<String> words(String bundle) {
        return new TreeSet<>(ResourceBundle.getBundle("pl.proassist.adapters.web." + bundle, Locale.ROOT).keySet());
    }
}
