package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import io.vavr.control.Either;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import pl.proassist.Proves;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.shared.Refusal;

class TrailHeadCopyTest extends JpaTest {

    @TempDir
    Path home;

    @Test @Proves("SEC-21") void the_head_is_copied_to_where_only_its_owner_reads_and_each_copy_replaces_the_last() throws IOException {
        var file = home.resolve("trail.head");
        var copy = new TrailHeadCopy(stores.trail(), file);
        copy.run();
        var first = Files.readString(file);

        stores.transactions().run(Actor.SYSTEM.does("keys.rotate"), () -> Either.<Refusal, String>right("done"));
        copy.run();

        assertThat(first).startsWith("{\"head\":0,\"hash\":\"" + "0".repeat(64) + "\",");
        assertThat(Files.readString(file)).isEqualTo(stores.trail().head().line() + "\n").startsWith("{\"head\":1,");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        try (var files = Files.list(home)) {
            assertThat(files).containsExactly(file);
        }
    }
}
