package pl.proassist.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Option;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.bootstrap.launcher.Setting;

/** The ministry's test environment is one setting away, and nothing of production is mixed in (KSF-38). */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class KsefEnvironmentTest {

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
        "TEST, https://api-test.ksef.mf.gov.pl/v2, https://qr-test.ksef.mf.gov.pl, https://api-latarnia-test.ksef.mf.gov.pl, https://ap-test.ksef.mf.gov.pl",
        "DEMO, https://api-demo.ksef.mf.gov.pl/v2, https://qr-demo.ksef.mf.gov.pl, -, https://ap-demo.ksef.mf.gov.pl",
        "PRODUCTION, https://api.ksef.mf.gov.pl/v2, https://qr.ksef.mf.gov.pl, https://api-latarnia.ksef.mf.gov.pl, https://ap.ksef.mf.gov.pl"})
    void one_word_sets_every_address(String environment, URI api, URI codes, URI status, String application) {
        var settings = new ProviderSettings(with(Map.of(Setting.KSEF_ENVIRONMENT.key(), environment)));

        assertThat(settings.ksef().api()).isEqualTo(api);
        assertThat(settings.ksefQr()).isEqualTo(codes);
        assertThat(settings.ksef().latarnia()).isEqualTo(Option.of(status));
        assertThat(settings.ksefApplication()).contains(application);
    }

    @Test void an_installation_that_says_nothing_means_production() {
        assertThat(new ProviderSettings(with(Map.of())).ksef().api()).isEqualTo(KsefEnvironment.PRODUCTION.api);
    }

    private static Config with(Map<String, String> values) {
        return (Config) Proxy.newProxyInstance(Config.class.getClassLoader(), new Class<?>[] {Config.class},
                (config, method, asked) -> asked[1] == String.class ? Optional.ofNullable(values.get((String) asked[0])) : Optional.empty());
    }
}
