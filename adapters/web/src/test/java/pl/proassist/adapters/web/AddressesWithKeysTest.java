package pl.proassist.adapters.web;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.ws.rs.Path;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import pl.proassist.Proves;

/** Whoever reads the log of a proxy must not be able to open what the addresses of patients open. */
@Proves("SEC-22")
class AddressesWithKeysTest {

    private static final java.nio.file.Path ADVICE = java.nio.file.Path.of("../../SECURITY.md");

    static List<Class<?>> pages() {
        return List.of(AttendancePages.class, InvitationPages.class, InvoicePages.class, LoginPages.class, OfferPages.class, PayPages.class);
    }

    @ParameterizedTest @MethodSource("pages")
    void the_proxy_is_told_not_to_log_a_page_whose_address_is_a_key(Class<?> page) throws IOException {
        var name = page.getAnnotation(Path.class).value().replace("/", "");

        assertThat(Files.readAllLines(ADVICE).stream().filter(line -> line.contains("tells_no_secret {") || line.contains("access_log off;")))
                .hasSize(2).allSatisfy(line -> assertThat(line.split("[()|]")).contains(name));
    }

    @Test void these_are_all_pages_with_a_key_in_their_address() throws IOException {
        try (var files = Files.list(java.nio.file.Path.of("src/main/java/pl/proassist/adapters/web"))) {
            assertThat(files.filter(AddressesWithKeysTest::hasKey).map(file -> file.getFileName().toString().replace(".java", "")))
                    .containsExactlyInAnyOrderElementsOf(pages().stream().<String>map(Class::getSimpleName).toList());
        }
    }

    private static boolean hasKey(java.nio.file.Path file) {
        try {
            return Files.readString(file).contains("{token}");
        } catch (IOException unreadable) {
            throw new AssertionError(unreadable);
        }
    }
}
