package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import pl.proassist.Proves;

/** The requests that we show to people who build on the API do what the file says. */
class RequestsFileIT {

    @Test
    @Proves({"PAY-08", "PAY-18", "PAY-19", "CAL-05", "LNK-01", "LNK-05"})
    void the_requests_in_the_documentation_get_the_answers_that_stand_there() {
        var product = SharedProduct.product();
        var file = HttpFile.read(Path.of(System.getProperty("proassist.docs"), "requests.http"),
                Map.of("host", product.address().toString(), "token", product.adminToken()));

        file.requests().forEach(request -> file.play(request, product.api().anonymous()));

        assertThat(file.requests().stream().map(HttpFile.Request::status)).contains(200, 201, 400, 401, 409).doesNotContain(0);
    }

    @ParameterizedTest
    @CsvSource({"# expect 201,expected 201", "# expect $.now = yesterday,expected yesterday", "# nothing expected,expected 0"})
    void a_file_that_says_something_else_fails(String expectation, String message, @TempDir Path directory) throws IOException {
        var written = Files.writeString(directory.resolve("wrong.http"), """
                @host = %s
                ### What time is it?
                GET {{host}}/rehearsal/clock
                %s
                %s
                """.formatted(SharedProduct.product().address(), expectation.contains("$") ? "# expect 200" : "", expectation));
        var file = HttpFile.read(written, Map.of());

        assertThatThrownBy(() -> file.play(file.requests().get(0), SharedProduct.product().api())).hasMessageContaining(message);
    }
}
