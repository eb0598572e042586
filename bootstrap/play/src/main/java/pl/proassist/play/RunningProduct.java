package pl.proassist.play;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The whole product as an operator starts it: {@code java -jar proassist.jar start}, a process of its own that can be stopped,
 * killed and started again on the same home.
 */
public final class RunningProduct implements AutoCloseable {

    /** Halves the start at the cost of peak speed: for tests and the demo. */
    public static final List<String> FAST_START = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

    private static final Pattern READY = Pattern.compile("Proassist is ready: (http://\\S+) .*");
    private static final Duration START_TAKES_AT_MOST = Duration.ofMinutes(3);
    private static final Duration STOP_TAKES_AT_MOST = Duration.ofSeconds(60);
    private static final Duration PROGRESS = Duration.ofSeconds(5);
    private static final int LINES_OF_A_FAILURE = 20;
    private static final int LONGEST_LINE = 400;

    /**
     * How it is to be started.
     *
     * @param settings  environment variables, such as {@code PROASSIST_DB_URL}
     */
    public record Way(Path home, boolean homeIsTemporary, List<String> jvmFlags, List<String> arguments,
                      Map<String, String> settings, Consumer<String> progress) {

        public static Way rehearsal(Path home) {
            return new Way(home, false, FAST_START, List.of("--rehearsal", "--port", "0"), Map.of(), line -> { });
        }

        /** In a home that is gone when the product is closed. */
        public static Way rehearsalInTemporaryHome() {
            var kept = rehearsal(Trees.temporary());
            return new Way(kept.home, true, kept.jvmFlags, kept.arguments, kept.settings, kept.progress);
        }

        /** As a facility would run it, with providers that nobody answers for, in a home that is gone when the product is closed. */
        public static Way productionInTemporaryHome() {
            return new Way(Trees.temporary(), true, List.of(), List.of("--port", "0"), Map.of(
                    "PROASSIST_PUBLIC_URL", "https://wizyty.example",
                    "PROASSIST_AUTOPAY_URL", "http://127.0.0.1:9", "PROASSIST_AUTOPAY_SERVICE_ID", "100001", "PROASSIST_AUTOPAY_KEY", "none",
                    "PROASSIST_SMS_URL", "http://127.0.0.1:9/", "PROASSIST_SMS_TOKEN", "none",
                    "PROASSIST_SMTP_HOST", "127.0.0.1", "PROASSIST_SMTP_PORT", "9", "PROASSIST_MAIL_FROM", "rejestracja@wizyty.example",
                    "PROASSIST_MARIADB_BINARIES", System.getProperty("user.home") + "/.cache/proassist"), line -> { })
                    .with("PROASSIST_KSEF_URL", "http://127.0.0.1:9/v2").with("PROASSIST_KSEF_LATARNIA_URL", "http://127.0.0.1:9");
        }

        public Way flags(String... flags) {
            return new Way(home, homeIsTemporary, List.of(flags), arguments, settings, progress);
        }

        public Way also(String... more) {
            var all = new ArrayList<>(arguments);
            all.addAll(Arrays.asList(more));
            return new Way(home, homeIsTemporary, jvmFlags, all, settings, progress);
        }

        public Way settings(Map<String, String> others) {
            return new Way(home, homeIsTemporary, jvmFlags, arguments, others, progress);
        }

        /** One setting more, or another value of one. */
        public Way with(String setting, String value) {
            var all = new HashMap<>(settings);
            all.put(setting, value);
            return settings(all);
        }

        public Way telling(Consumer<String> listener) {
            return new Way(home, homeIsTemporary, jvmFlags, arguments, settings, listener);
        }
    }

    private final Way way;
    private Process process;
    private URI address;
    private Duration startTook;
    private boolean closed;

    private RunningProduct(Way way) {
        this.way = way;
    }

    /** Returns when it is ready to serve. */
    public static RunningProduct start(Way way) {
        var product = new RunningProduct(way);
        Runtime.getRuntime().addShutdownHook(new Thread(product::close));
        try {
            product.boot();
            return product;
        } catch (RuntimeException failed) {
            product.close();
            throw failed;
        }
    }

    public URI address() {
        return address;
    }

    public Path home() {
        return way.home();
    }

    public String adminToken() {
        return Optional.ofNullable(way.settings().get("PROASSIST_ADMIN_TOKEN")).orElseGet(() -> read(way.home().resolve("admin.token")));
    }

    public Api api() {
        return new Api(address, adminToken());
    }

    public long pid() {
        return process.pid();
    }

    public boolean isAlive() {
        return process.isAlive();
    }

    /** From the start of the process to its word that it is ready. */
    public Duration startTook() {
        return startTook;
    }

    /** Where its database listens and how one gets in, as a second server of that database is told. */
    public Map<String, String> databaseSettings() {
        var database = way.home().resolve("database");
        return Map.of(
                "PROASSIST_DB_URL", "jdbc:mariadb://127.0.0.1:%s/proassist".formatted(read(database.resolve("port"))),
                "PROASSIST_DB_USER", "proassist",
                "PROASSIST_DB_PASSWORD", read(database.resolve("password")));
    }

    /** The keys that servers of one database share, by the names of their settings. */
    public Map<String, String> sharedKeys() {
        return Map.of(
                "PROASSIST_INSTALLATION_KEY", read(way.home().resolve("installation.key")),
                "PROASSIST_TRAIL_KEY", read(way.home().resolve("trail.key")),
                "PROASSIST_DATA_KEYS", way.home().resolve("data.keys").toString(),
                "PROASSIST_ADMIN_TOKEN", adminToken());
    }

    /** The server's process dies as in a power cut; its database, a process of its own, stays behind without it. */
    public void kill() {
        process.destroyForcibly();
        await(process.toHandle());
    }

    /** Starts it again where it stood. */
    public void startAgain() {
        boot();
    }

    /** Stops it as an administrator would. @return its exit code */
    public int stop() {
        process.destroy();
        await(process.toHandle());
        return process.exitValue();
    }

    /** Leaves no process behind, nor a temporary home, whatever happened before; also when this program is interrupted. */
    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (process != null && process.isAlive()) {
            process.destroy();
            await(process.toHandle());
        }
        database().forEach(left -> {
            left.destroy();
            await(left);
        });
        if (way.homeIsTemporary()) {
            Trees.delete(way.home());
        }
    }

    /** The database servers of this home. */
    public List<ProcessHandle> database() {
        var data = "--datadir=" + way.home().resolve("database").resolve("data");
        return ProcessHandle.allProcesses()
                .filter(each -> each.info().command().filter(command -> command.endsWith("/mariadbd")).isPresent())
                .filter(each -> each.info().arguments().filter(arguments -> Arrays.asList(arguments).contains(data)).isPresent())
                .toList();
    }

    private void boot() {
        var started = System.nanoTime();
        spawn();
        var said = new ArrayList<String>();
        var ready = listen(process, said);
        while (true) {
            try {
                address = ready.get(PROGRESS.toMillis(), TimeUnit.MILLISECONDS);
                startTook = Duration.ofNanos(System.nanoTime() - started);
                return;
            } catch (TimeoutException notYet) {
                var passed = Duration.ofNanos(System.nanoTime() - started);
                way.progress().accept("still starting after %d s".formatted(passed.toSeconds()));
                if (passed.compareTo(START_TAKES_AT_MOST) > 0) {
                    throw failure("did not start within " + START_TAKES_AT_MOST.toMinutes() + " minutes", said);
                }
            } catch (ExecutionException ended) {
                throw failure("ended before it was ready", said);
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw failure("was interrupted", said);
            }
        }
    }

    private synchronized void spawn() {
        if (closed) {
            throw new IllegalStateException("Proassist was closed and is not started again");
        }
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(way.jvmFlags());
        command.addAll(List.of("-Dfile.encoding=UTF-8", "-Dsun.stdout.encoding=UTF-8", "-Dsun.stderr.encoding=UTF-8"));
        command.addAll(List.of("-jar", jar().toString(), "start", "--home", way.home().toString()));
        command.addAll(way.arguments());
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("PROASSIST_"));
        builder.environment().putAll(way.settings());
        try {
            process = builder.start();
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    /** Reads what it says for as long as it lives, so that it never waits for a reader. */
    private CompletableFuture<URI> listen(Process speaker, List<String> said) {
        var ready = new CompletableFuture<URI>();
        var listener = new Thread(() -> {
            try (var lines = new BufferedReader(new InputStreamReader(speaker.getInputStream(), StandardCharsets.UTF_8))) {
                for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                    heard(line, said, ready);
                }
            } catch (IOException closed) {
                ready.completeExceptionally(closed);
            }
            ready.completeExceptionally(new IOException("the process ended"));
        }, "listening to Proassist");
        listener.setDaemon(true);
        listener.start();
        return ready;
    }

    private void heard(String line, List<String> said, CompletableFuture<URI> ready) {
        synchronized (said) {
            said.add(line);
        }
        var match = READY.matcher(line);
        if (match.matches()) {
            ready.complete(URI.create(match.group(1)));
        } else if (!ready.isDone() && !line.startsWith("Administrator's token")) {
            way.progress().accept(line);
        }
    }

    private IllegalStateException failure(String what, List<String> said) {
        synchronized (said) {
            return new IllegalStateException("Proassist %s; it said:%n%s%nand its log ends with:%n%s"
                    .formatted(what, lastOf(said), lastOf(log())));
        }
    }

    /** A temporary home takes its log with it. */
    private List<String> log() {
        try {
            return Files.readAllLines(way.home().resolve("log").resolve("proassist.log"));
        } catch (IOException none) {
            return List.of();
        }
    }

    private static String lastOf(List<String> lines) {
        return lines.stream().skip(Math.max(0, lines.size() - LINES_OF_A_FAILURE))
                .map(line -> line.length() > LONGEST_LINE ? line.substring(0, LONGEST_LINE) + "…" : line)
                .collect(Collectors.joining("\n"));
    }

    private static void await(ProcessHandle process) {
        try {
            process.onExit().get(STOP_TAKES_AT_MOST.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException stuck) {
            process.destroyForcibly();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    public static Path jar() {
        var jar = Path.of(System.getProperty("proassist.jar", "bootstrap/dist/target/proassist.jar"));
        if (!Files.isReadable(jar)) {
            throw new IllegalStateException("%s is not there; build it with: mvn package -DskipTests".formatted(jar));
        }
        return jar;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
