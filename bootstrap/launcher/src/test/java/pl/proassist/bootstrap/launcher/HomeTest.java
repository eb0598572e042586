package pl.proassist.bootstrap.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class HomeTest {

    @TempDir
    Path parent;

    @Test
    void keys_are_made_once_and_only_their_owner_may_read_them() throws IOException {
        var first = keys();

        assertThat(keys()).isEqualTo(first);
        assertThat(first).matches("[0-9a-f]{64} [A-Za-z0-9_-]{43} [0-9a-f-]{36} [0-9a-f]{48} [0-9a-f]{48} [0-9a-f]{64} "
                + "# [^\n]*\nindex [0-9a-f]{64}\nkey [0-9a-f]{8} [0-9a-f]{64}\n");
        assertThat(mode(directory())).isEqualTo("rwx------");
        for (var name : new String[] {"installation.key", "admin.token", "instance.id", "sms-callback.secret", "mail-bounce.secret", "trail.key", "data.keys"}) {
            assertThat(mode(directory().resolve(name))).isEqualTo("rw-------");
        }
    }

    @Test
    void only_the_first_start_is_the_first() {
        try (var home = Home.open(directory(), true)) {
            assertThat(home.isFirstStart()).isTrue();
            home.adminToken();
        }

        try (var home = Home.open(directory(), true)) {
            assertThat(home.isFirstStart()).isFalse();
        }
    }

    @Test
    void a_restart_gets_the_same_ports_and_no_two_servers_the_same_one() {
        int http;
        int sms;
        try (var home = Home.open(directory(), true)) {
            http = home.port("http", 0);
            sms = home.port("sms", 0);
        }

        assertThat(http).isNotEqualTo(sms);
        try (var home = Home.open(directory(), true)) {
            assertThat(home.port("http", 0)).isEqualTo(http);
            assertThat(home.port("sms", 0)).isEqualTo(sms);
        }
    }

    @Test
    void a_port_somebody_took_meanwhile_is_replaced() throws IOException {
        int port;
        try (var home = Home.open(directory(), true)) {
            port = home.port("http", 0);
        }

        try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress()); var home = Home.open(directory(), true)) {
            assertThat(home.port("http", 0)).isNotEqualTo(taken.getLocalPort());
        }
    }

    @Test
    void a_home_that_rehearsed_never_becomes_a_real_one() {
        Home.open(directory(), true).close();

        assertThatExceptionOfType(WrongSetting.class).isThrownBy(() -> Home.open(directory(), false))
                .withMessageContaining("was made for rehearsal");
    }

    private Path directory() {
        return parent.resolve("home");
    }

    private String keys() throws IOException {
        try (var home = Home.open(directory(), false)) {
            return String.join(" ", home.installationKey(), home.adminToken(), home.instanceId(), home.callbackSecret(), home.bounceSecret(), home.trailKey(), Files.readString(home.dataKeys()));
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }
}
