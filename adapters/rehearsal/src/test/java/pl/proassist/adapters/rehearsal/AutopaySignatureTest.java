package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;

@Proves("LNK-07")
class AutopaySignatureTest {

    private static final String KEY = "Zj4mQ8vTr1Lx7NcWk5pHs2Yd";

    @ParameterizedTest(name = "{0}")
    @MethodSource("vectors")
    void signs_like_the_operator(String name, List<String> values, String expected) {
        var signature = new AutopaySignature(expected.length() == 128 ? "SHA-512" : "SHA-256", KEY);

        assertThat(signature.over(values)).isEqualTo(expected);
        assertThat(signature.fits(expected.toUpperCase(Locale.ROOT), values)).isTrue();
    }

    @Test
    void an_empty_field_does_not_leave_its_bar_behind() {
        var values = List.of("904217", "V7K2M9QX-1", "9QK3X7WD", "180.00", "PLN", "", "20270314115012", "PENDING", "");

        assertThat(new AutopaySignature("SHA-256", KEY)
                .fits("92af4074a27c588b8fb6aee6d86a1c52a5954c8d73a3dd88b73232aebc46b0e8", values)).isFalse();
    }

    static Stream<Arguments> vectors() throws IOException {
        try (var file = AutopaySignatureTest.class.getResourceAsStream("/autopay-signatures.txt")) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).lines().map(line -> line.split(" => ")).map(line -> {
                var parts = Arrays.asList(line[0].split("\\|", -1));
                return Arguments.of(parts.get(0), parts.subList(1, parts.size()), line[1]);
            }).toList().stream();
        }
    }
}
