package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.security.SecureRandom;

/** Finds TCP ports below the ephemeral range, where no outgoing connection can sit when a restart wants the port back. */
final class Ports {

    private static final int FIRST_OF_DATABASES = 18_000;
    private static final int FIRST = 20_000;
    private static final int BEHIND_LAST = 32_000;

    private Ports() {
    }

    static int free() {
        return free(FIRST, BEHIND_LAST);
    }

    /** From a range of its own: the database starts while ports chosen for others are not in use yet. */
    static int freeForDatabase() {
        return free(FIRST_OF_DATABASES, FIRST);
    }

    private static int free(int first, int behindLast) {
        return new SecureRandom().ints(first, behindLast)
                .limit(1_000)
                .filter(port -> isFree("127.0.0.1", port))
                .findFirst()
                .orElseThrow(() -> new StartFailure("no free port between %d and %d".formatted(first, behindLast)));
    }

    static boolean isFree(String address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(address), port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }
}
