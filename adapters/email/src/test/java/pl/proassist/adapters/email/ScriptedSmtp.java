package pl.proassist.adapters.email;

import io.vavr.control.Option;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/** A mail server that says what a test tells it to say, with no opinion of its own: everything else is accepted. */
final class ScriptedSmtp implements AutoCloseable {

    /** Instead of a reply: the line goes dead. */
    static final String HANG_UP = "";
    /** Instead of a reply: nothing, until the caller gives up. */
    static final String SILENCE = "silence";
    /** The step after the letter's last line. */
    static final String END = ".";
    static final String GREETING = "greeting";

    final List<String> commands = new CopyOnWriteArrayList<>();
    final List<String> letters = new CopyOnWriteArrayList<>();

    private final Map<String, List<String>> script = new HashMap<>();
    private final List<Socket> open = new CopyOnWriteArrayList<>();
    private final ServerSocket door;
    private final Option<SSLContext> upgrade;

    ScriptedSmtp() {
        this(ServerSocketFactory.getDefault(), Option.none());
    }

    private ScriptedSmtp(ServerSocketFactory doors, Option<SSLContext> upgrade) {
        this.upgrade = upgrade;
        try {
            door = doors.createServerSocket(0, 10, InetAddress.getLoopbackAddress());
        } catch (IOException noPort) {
            throw new UncheckedIOException(noPort);
        }
        var thread = new Thread(this::serve, "scripted-smtp");
        thread.setDaemon(true);
        thread.start();
    }

    /** Protected from the first byte. */
    static ScriptedSmtp overTls(SSLContext identity) {
        return new ScriptedSmtp(identity.getServerSocketFactory(), Option.none());
    }

    /** Protected when the caller asks for it. */
    static ScriptedSmtp offeringStartTls(SSLContext identity) {
        return new ScriptedSmtp(ServerSocketFactory.getDefault(), Option.some(identity)).replying("EHLO", "250-mail.test\r\n250 STARTTLS");
    }

    int port() {
        return door.getLocalPort();
    }

    /** The next time that this verb comes, it gets this reply. */
    synchronized ScriptedSmtp replying(String verb, String reply) {
        script.computeIfAbsent(verb, any -> new ArrayList<>()).add(reply);
        return this;
    }

    private synchronized String reply(String verb, String otherwise) {
        var planned = script.getOrDefault(verb, List.of());
        return planned.isEmpty() ? otherwise : planned.remove(0);
    }

    private void serve() {
        while (!door.isClosed()) {
            try (var socket = door.accept()) {
                open.add(socket);
                if (say(socket, reader(socket), reply(GREETING, "220 mail.test"))) {
                    talk(socket);
                }
            } catch (IOException hungUp) {
                // the next caller is served
            }
        }
    }

    private void talk(Socket socket) throws IOException {
        var in = reader(socket);
        for (var line = in.readLine(); line != null; line = in.readLine()) {
            commands.add(line);
            var verb = line.split("[ :]", 2)[0].toUpperCase(Locale.ROOT);
            var said = reply(verb, ordinary(verb));
            if (!say(socket, in, said) || verb.equals("DATA") && said.startsWith("354") && !take(socket, in)) {
                return;
            }
            if (verb.equals("STARTTLS") && upgrade.isDefined()) {
                talk(upgraded(socket, upgrade.get()));
                return;
            }
        }
    }

    private Socket upgraded(Socket socket, SSLContext identity) throws IOException {
        var secure = (SSLSocket) identity.getSocketFactory().createSocket(socket, null, socket.getPort(), true);
        secure.setUseClientMode(false);
        open.add(secure);
        return secure;
    }

    private static BufferedReader reader(Socket socket) throws IOException {
        return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
    }

    private static String ordinary(String verb) {
        return switch (verb) {
            case "EHLO" -> "250-mail.test\r\n250-AUTH PLAIN LOGIN\r\n250 8BITMIME";
            case "AUTH" -> "235 welcome";
            case "DATA" -> "354 go on";
            case "STARTTLS" -> "220 ready";
            case "QUIT" -> "221 bye";
            default -> "250 fine";
        };
    }

    private boolean take(Socket socket, BufferedReader in) throws IOException {
        var letter = new StringBuilder();
        for (var line = in.readLine(); line != null && !line.equals(END); line = in.readLine()) {
            letter.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
        }
        var said = reply(END, "250 taken");
        if (said.equals(HANG_UP) || said.startsWith("250")) {
            letters.add(letter.toString());
        }
        return say(socket, in, said);
    }

    private static boolean say(Socket socket, BufferedReader in, String reply) throws IOException {
        if (reply.equals(HANG_UP)) {
            return false;
        }
        if (reply.equals(SILENCE)) {
            return in.read() >= 0;
        }
        socket.getOutputStream().write((reply + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return true;
    }

    @Override public void close() {
        try {
            door.close();
            for (var socket : open) {
                socket.close();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }
}
