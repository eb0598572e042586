package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A MariaDB of our own, for a practice without a database server and for tests: its data, password and port live in one
 * directory and survive restarts. It listens on loopback only and flushes at each commit.
 */
public final class EmbeddedMariaDb implements AutoCloseable {

    private static final String USER = "proassist";
    private static final String COLLATION = "utf8mb4_uca1400_polish_ai_ci";
    private static final long START_SECONDS = 60;
    private static final long STOP_SECONDS = 60;

    private final Process process;
    private final int port;
    private final String password;
    private final Path log;

    private EmbeddedMariaDb(Process process, int port, String password, Path log) {
        this.process = process;
        this.port = port;
        this.password = password;
        this.log = log;
    }

    /** For tests: the programs come from the class path and are unpacked once into the user's cache. */
    public static EmbeddedMariaDb start(Path directory) {
        var server = begin(directory, MariaDbBinaries.unpackedIn(MariaDbBinaries.sharedCache()));
        server.awaitReady();
        return server;
    }

    /** Returns as soon as its process is there, so that something else can be done while it opens its tables. */
    static EmbeddedMariaDb begin(Path directory, Path binaries) {
        try {
            var home = PrivateFiles.directory(directory.toAbsolutePath().normalize()).toRealPath();
            stopLeftOver(data(home));
            install(home, binaries);
            var password = PrivateFiles.remember(home.resolve("password"), () -> PrivateFiles.randomHex(24));
            var port = port(home);
            PrivateFiles.write(home.resolve("init.sql"), initialStatements(password));
            return new EmbeddedMariaDb(run(home, binaries, port), port, password, log(home));
        } catch (IOException broken) {
            throw new StartFailure("MariaDB in %s did not start (%s)".formatted(directory, broken), broken);
        }
    }

    public int port() {
        return port;
    }

    public String jdbcUrl() {
        return "jdbc:mariadb://127.0.0.1:%d/proassist".formatted(port);
    }

    /** May do everything in every database whose name begins with {@code proassist}, making and dropping it included. */
    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    /** Stops it as an administrator would: open transactions roll back, everything committed is on disk. */
    @Override
    public void close() {
        process.destroy();
        if (!ended(process, STOP_SECONDS)) {
            process.destroyForcibly();
        }
    }

    private static void install(Path home, Path binaries) throws IOException {
        if (Files.isDirectory(data(home))) {
            return;
        }
        var draft = home.resolve("data.new");
        PrivateFiles.deleteTree(draft);
        PrivateFiles.directory(draft);
        var command = new ArrayList<>(List.of(binaries.resolve("scripts/mariadb-install-db").toString(),
                "--no-defaults", "--basedir=" + binaries, "--datadir=" + draft, "--skip-test-db", "--skip-name-resolve"));
        command.addAll(asRoot());
        var installation = spawn(command, home);
        if (!ended(installation, START_SECONDS) || installation.exitValue() != 0) {
            installation.destroyForcibly();
            throw new StartFailure("MariaDB could not make its tables; see " + log(home));
        }
        Files.move(draft, data(home));
    }

    private static Process run(Path home, Path binaries, int port) throws IOException {
        var command = new ArrayList<>(List.of(binaries.resolve("bin/mariadbd").toString(),
                "--no-defaults", "--basedir=" + binaries, dataOption(data(home)),
                "--lc-messages-dir=" + binaries.resolve("share"),
                "--log-error=" + log(home), "--pid-file=" + home.resolve("mariadbd.pid"),
                "--socket=mariadbd.sock",                       // within the data directory: a full path may be too long
                "--bind-address=127.0.0.1", "--port=" + port, "--skip-name-resolve", "--skip-ssl",
                "--init-file=" + home.resolve("init.sql"),
                "--character-set-server=utf8mb4", "--collation-server=" + COLLATION,
                "--default-time-zone=+00:00", "--transaction-isolation=READ-COMMITTED",
                "--innodb-flush-log-at-trx-commit=1", "--innodb-lock-wait-timeout=5", "--innodb-buffer-pool-size=512M", "--innodb-log-file-size=256M", "--max-connections=200"));
        command.addAll(asRoot());
        return spawn(command, home);
    }

    /** A server that starts removes every temporary table from its temporary directory, also those of others: each has one of its own. */
    private static Process spawn(List<String> command, Path home) throws IOException {
        var builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log(home).toFile()));
        builder.environment().put("TMPDIR", PrivateFiles.directory(home.resolve("temporary")).toString());
        return builder.start();
    }

    /** One statement a line: the server reads the file so. */
    private static String initialStatements(String password) {
        return """
                CREATE DATABASE IF NOT EXISTS proassist CHARACTER SET utf8mb4 COLLATE %2$s;
                CREATE USER IF NOT EXISTS '%1$s'@'127.0.0.1';
                ALTER USER '%1$s'@'127.0.0.1' IDENTIFIED BY '%3$s';
                GRANT ALL ON `proassist%%`.* TO '%1$s'@'127.0.0.1';
                """.formatted(USER, COLLATION, password);
    }

    /** The server accepts connections before it serves them; only its greeting says that the tables are open. */
    void awaitReady() {
        var deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS);
        while (process.isAlive() && System.nanoTime() < deadline) {
            if (greets()) {
                return;
            }
            ended(process, 0.02);
        }
        close();
        throw new StartFailure("MariaDB did not start; see " + log);
    }

    private boolean greets() {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(1_000);
            return socket.getInputStream().read() != -1;
        } catch (IOException notYet) {
            return false;
        }
    }

    /** A server whose launcher was killed still holds the data directory. */
    private static void stopLeftOver(Path data) {
        ProcessHandle.allProcesses()
                .filter(process -> process.info().command().filter(command -> command.endsWith("/mariadbd")).isPresent())
                .filter(process -> process.info().arguments()
                        .filter(arguments -> Arrays.asList(arguments).contains(dataOption(data))).isPresent())
                .forEach(EmbeddedMariaDb::stopOrphan);
    }

    private static void stopOrphan(ProcessHandle process) {
        process.destroy();
        try {
            process.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException stuck) {
            process.destroyForcibly();
        }
    }

    private static boolean ended(Process process, double seconds) {
        try {
            return process.waitFor((long) (seconds * 1_000), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static int port(Path home) {
        var file = home.resolve("port");
        var remembered = Integer.parseInt(PrivateFiles.remember(file, () -> String.valueOf(Ports.freeForDatabase())));
        if (Ports.isFree("127.0.0.1", remembered)) {
            return remembered;
        }
        var other = Ports.freeForDatabase();
        PrivateFiles.write(file, other + "\n");
        return other;
    }

    private static List<String> asRoot() {
        return "root".equals(System.getProperty("user.name")) ? List.of("--user=root") : List.of();
    }

    private static String dataOption(Path data) {
        return "--datadir=" + data;
    }

    private static Path data(Path home) {
        return home.resolve("data");
    }

    private static Path log(Path home) {
        return home.resolve("mariadbd.log");
    }
}
