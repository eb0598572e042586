package pl.proassist.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class SettingsTest {

    private static final Map<String, String> PRODUCTION = Map.of(
            "PROASSIST_PUBLIC_URL", "https://wizyty.przychodnia.pl",
            "PROASSIST_AUTOPAY_URL", "https://pay.autopay.eu",
            "PROASSIST_AUTOPAY_SERVICE_ID", "123456",
            "PROASSIST_AUTOPAY_KEY", "key",
            "PROASSIST_SMS_TOKEN", "token",
            "PROASSIST_SMTP_HOST", "smtp.przychodnia.pl",
            "PROASSIST_MAIL_FROM", "rejestracja@przychodnia.pl");

    @TempDir
    Path home;

    @Test
    void a_rehearsal_needs_nothing() {
        var settings = rehearsal(Map.of());

        assertThat(settings.rehearsal()).isTrue();
        assertThat(settings.number(Setting.PORT)).isEqualTo(8080);
        assertThat(settings.get(Setting.AUTOPAY_ZONE)).isEqualTo("Europe/Warsaw");
    }

    @Test
    void production_starts_with_everything_it_needs() {
        assertThat(production(PRODUCTION).get(Setting.SMS_URL)).isEqualTo("https://api.smsapi.pl/");
    }

    @ParameterizedTest
    @EnumSource(names = {"PUBLIC_URL", "AUTOPAY_URL", "AUTOPAY_SERVICE_ID", "AUTOPAY_KEY", "SMS_TOKEN", "SMTP_HOST", "MAIL_FROM"})
    void production_names_the_one_that_is_missing_with_an_example(Setting missing) {
        var environment = new HashMap<>(PRODUCTION);
        environment.remove(missing.variable());

        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> production(environment))
                .withMessage("%s (%s) is missing; example: %s=%s", missing.key(), missing.variable(), missing.key(), missing.example());
    }

    @Test
    void the_trail_is_switched_off_for_the_bench_only() {
        assertThat(rehearsal(Map.of("PROASSIST_TRAIL", "off")).get(Setting.TRAIL)).isEqualTo("off");
        assertThat(production(with(PRODUCTION, "PROASSIST_TRAIL", "on")).get(Setting.TRAIL)).isEqualTo("on");
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> production(with(PRODUCTION, "PROASSIST_TRAIL", "off")))
                .withMessageStartingWith("proassist.trail=off");
    }

    @Test
    void patients_are_never_sent_to_plain_http_in_production() {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> production(with(PRODUCTION, "PROASSIST_PUBLIC_URL", "http://127.0.0.1:8080")))
                .withMessageStartingWith("proassist.public.url");
    }

    @ParameterizedTest
    @CsvSource({
        "PROASSIST_PORT, 65536", "PROASSIST_PORT, http", "PROASSIST_PUBLIC_URL, ftp://x", "PROASSIST_PUBLIC_URL, http://przychodnia.pl",
        "PROASSIST_PUBLIC_URL, https://przychodnia.pl/wizyty", "PROASSIST_DB_URL, jdbc:mysql://db/x", "PROASSIST_AUTOPAY_HASH, MD5",
        "PROASSIST_AUTOPAY_URL, http://pay.autopay.eu", "PROASSIST_AUTOPAY_URL, http://127.0.0.1@evil.example",
        "PROASSIST_AUTOPAY_ZONE, Europe/Warszawa", "PROASSIST_AUTOPAY_SERVICE_ID, 12345678901", "PROASSIST_SMS_MAX_PARTS, 11",
        "PROASSIST_SMS_SENDER, PrzychodniaPL", "PROASSIST_SMTP_TLS, SSL", "PROASSIST_MAIL_FROM, rejestracja", "PROASSIST_INSTALLATION_KEY, abc",
        "PROASSIST_TRAIL_KEY, abc", "PROASSIST_TRAIL, maybe", "PROASSIST_KSEF_ENVIRONMENT, test", "PROASSIST_KSEF_URL, http://api.ksef.mf.gov.pl/v2",
        "PROASSIST_KSEF_TOKENS_UNTIL, 2026-13-31", "PROASSIST_KSEF_SCHEMA, /nowhere"})
    void a_malformed_value_is_refused_by_the_name_of_its_setting(String variable, String value) {
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> rehearsal(Map.of(variable, value)))
                .withMessageContaining(variable).withMessageContaining("example: ");
    }

    @Test
    void a_refusal_does_not_repeat_the_value_which_may_be_a_secret() {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> rehearsal(Map.of("PROASSIST_ADMIN_TOKEN", "hunter2")))
                .satisfies(refusal -> assertThat(refusal.getMessage()).doesNotContain("hunter2").doesNotContain("\n"));
    }

    @Test
    void the_command_line_wins_over_properties_they_over_the_environment_and_that_over_the_file() throws IOException {
        file("proassist.port=1001\nproassist.bind=10.0.0.4\nproassist.sms.max.parts=4\nproassist.autopay.path=/four\n");
        var environment = Map.of("PROASSIST_PORT", "1002", "PROASSIST_BIND", "10.0.0.3", "PROASSIST_SMS_MAX_PARTS", "5");
        var system = new Properties();
        system.setProperty("proassist.port", "1003");
        system.setProperty("proassist.bind", "10.0.0.2");

        var settings = Settings.read(List.of("start", "--rehearsal", "--home", home.toString(), "--port", "1004"), environment, system);

        assertThat(settings.number(Setting.PORT)).isEqualTo(1004);
        assertThat(settings.get(Setting.BIND)).isEqualTo("10.0.0.2");
        assertThat(settings.number(Setting.SMS_MAX_PARTS)).isEqualTo(5);
        assertThat(settings.get(Setting.AUTOPAY_PATH)).isEqualTo("/four");
    }

    @ParameterizedTest
    @ValueSource(strings = {"proassist.autopay.kye=x", "proassist.rehearsal=true", "proassist.home=/tmp", "port=1"})
    void a_key_in_the_file_that_is_no_setting_is_refused(String line) throws IOException {
        file(line + "\n");

        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> rehearsal(Map.of()))
                .withMessageStartingWith(line.substring(0, line.indexOf('=')));
    }

    @Test
    void an_empty_value_says_nothing() {
        assertThat(rehearsal(Map.of("PROASSIST_PORT", " ")).number(Setting.PORT)).isEqualTo(8080);
    }

    @ParameterizedTest
    @CsvSource({"PROASSIST_AUTOPAY_URL, https://pay.autopay.eu", "PROASSIST_AUTOPAY_KEY, key", "PROASSIST_SMS_URL, https://api.smsapi.pl/",
        "PROASSIST_SMS_TOKEN, token", "PROASSIST_SMTP_HOST, smtp.przychodnia.pl", "PROASSIST_SMTP_PASSWORD, secret",
        "PROASSIST_KSEF_URL, https://api-test.ksef.mf.gov.pl/v2", "PROASSIST_KSEF_ENVIRONMENT, TEST", "PROASSIST_KSEF_LATARNIA_URL, https://api-latarnia.ksef.mf.gov.pl"})
    void a_rehearsal_is_refused_where_a_production_provider_is_configured(String variable, String value) {
        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> rehearsal(Map.of(variable, value)))
                .withMessageContaining(variable).withMessageContaining("--rehearsal");
    }

    @Test
    void a_second_rehearsing_server_may_use_the_simulators_of_the_first() {
        var settings = rehearsal(Map.of("PROASSIST_AUTOPAY_URL", "http://127.0.0.1:9001", "PROASSIST_AUTOPAY_KEY", "key",
                "PROASSIST_SMS_URL", "http://127.0.0.1:9002/", "PROASSIST_SMS_TOKEN", "token"));

        assertThat(settings.get(Setting.AUTOPAY_URL)).isEqualTo("http://127.0.0.1:9001");
    }

    @Test
    void a_database_of_the_facility_comes_with_its_user_and_password() {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> rehearsal(Map.of("PROASSIST_DB_URL", "jdbc:mariadb://db:3306/proassist", "PROASSIST_DB_USER", "proassist")))
                .withMessageStartingWith("proassist.db.password (PROASSIST_DB_PASSWORD) is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "stop", "start --rehersal", "start --port", "start --bench-war /nowhere.war"})
    void a_command_line_that_says_something_else_is_refused(String line) {
        assertThatExceptionOfType(WrongSetting.class)
                .isThrownBy(() -> Settings.read(List.of(line.split(" ")), Map.of(), new Properties()));
    }

    @ParameterizedTest
    @EnumSource
    void what_is_assumed_is_itself_acceptable(Setting setting) {
        assertThat(setting.assumed().filter(value -> !setting.accepts(value))).isEmpty();
    }

    private Settings production(Map<String, String> environment) {
        return read(List.of("start"), environment);
    }

    private Settings rehearsal(Map<String, String> environment) {
        return read(List.of("start", "--rehearsal"), environment);
    }

    private Settings read(List<String> arguments, Map<String, String> environment) {
        var all = new ArrayList<>(arguments);
        all.addAll(List.of("--home", home.toString()));
        return Settings.read(all, environment, new Properties());
    }

    private void file(String text) throws IOException {
        Files.writeString(home.resolve("proassist.properties"), text);
    }

    private static Map<String, String> with(Map<String, String> environment, String variable, String value) {
        var changed = new HashMap<>(environment);
        changed.put(variable, value);
        return changed;
    }
}
