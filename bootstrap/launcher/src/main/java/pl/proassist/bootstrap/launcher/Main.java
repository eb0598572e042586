package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TimeZone;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import sun.misc.Signal;

/**
 * Starts the product in one process: settings, the database, the server, the application; and stops it in the opposite order.
 * All of it happens on the main thread, one step after the other, so a signal during a step waits for the step's end.
 */
public final class Main {

    private static final int STOPPED = 0;
    private static final int FAILED = 1;
    private static final int REFUSED = 2;
    private static final long PATIENCE_SECONDS = 120;

    /** That of Payara, by name: else it is looked for in all jars for each piece of JSON, which took a fifth of handing over an SMS. */
    private static final String JSON = "org.eclipse.parsson.JsonProviderImpl";

    private final CountDownLatch stopWanted = new CountDownLatch(1);
    private final CountDownLatch ended = new CountDownLatch(1);
    private final PrintStream console = System.out;

    private Main() {
    }

    public static void main(String[] arguments) {
        new Main().start(arguments);
    }

    private void start(String[] arguments) {
        int result;
        try {
            run(Settings.read(Arrays.asList(arguments), System.getenv(), System.getProperties()));
            result = STOPPED;
        } catch (WrongSetting refusal) {
            System.err.println("proassist: " + refusal.getMessage());
            result = REFUSED;
        } catch (StartFailure | UncheckedIOException failure) {
            System.err.println("proassist: " + failure.getMessage());
            result = FAILED;
        } catch (RuntimeException bug) {
            bug.printStackTrace();
            result = FAILED;
        }
        ended.countDown();
        // Payara leaves threads and hooks behind that would keep or cut short an ordinary exit.
        Runtime.getRuntime().halt(result);
    }

    private void run(Settings settings) {
        stopOnSignals();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try (var home = Home.open(settings.home(), settings.rehearsal())) {
            var address = settings.rehearsal() ? "127.0.0.1" : settings.get(Setting.BIND);
            var port = home.port("http", settings.number(Setting.PORT));
            if (!Ports.isFree(address, port)) {
                throw new StartFailure("port %d is in use; example of another: --port 8081, or --port 0 for any".formatted(port));
            }
            if (settings.isSet(Setting.DB_URL)) {
                serve(settings, home, address, port, new Database(settings.get(Setting.DB_URL),
                        settings.get(Setting.DB_USER), settings.get(Setting.DB_PASSWORD)), () -> { });
            } else {
                say("Starting MariaDB");
                try (var mariaDb = EmbeddedMariaDb.begin(home.directory("database"), binaries(settings, home))) {
                    serve(settings, home, address, port, new Database(mariaDb.jdbcUrl(), mariaDb.user(), mariaDb.password()), mariaDb::awaitReady);
                }
            }
        }
    }

    /** The embedded database opens its tables while the server boots; the application needs both. */
    private void serve(Settings settings, Home home, String address, int port, Database database, Runnable awaitDatabase) {
        if (isStopWanted()) {
            return;
        }
        var facts = facts(settings, home, port, database);
        facts.forEach(System::setProperty);
        System.setProperty(LogFile.DIRECTORY_PROPERTY, home.directory("log").toString());
        System.setProperty("jakarta.json.provider", JSON);
        keepConsoleQuiet(home);
        say("Starting the server");
        var classes = ClassesAhead.begin(cache(settings, home).resolve("classes"), ClassesAhead.product(), home.directory("server").resolve("classes.log"));
        var server = Server.boot(home.directory("server"), address, port);
        awaitDatabase.run();
        if (!isStopWanted()) {
            server.deploy(settings.benchWar());
        }
        if (!isStopWanted()) {
            announce(settings, home, port, facts);
            classes.end();
        }
        awaitStop();
        server.shutDown();
    }

    private void announce(Settings settings, Home home, int port, Map<String, String> facts) {
        if (settings.rehearsal()) {
            say("Rehearsal: Autopay %s, SMSAPI %s, SMTP %s:%s".formatted(
                    facts.get(Setting.AUTOPAY_URL.key()), facts.get(Setting.SMS_URL.key()),
                    facts.get(Setting.SMTP_HOST.key()), facts.get(Setting.SMTP_PORT.key())));
        }
        if (home.isFirstStart()) {
            say("Administrator's token, also in %s: %s".formatted(
                    home.directory().resolve("admin.token"), facts.get(Setting.ADMIN_TOKEN.key())));
            say("The first administrator sets a password at the address in %s, within a day".formatted(home.directory().resolve("admin.invitation")));
        }
        say("Proassist is ready: http://127.0.0.1:%d (home %s)".formatted(port, home.directory()));
    }

    /** Everything the application may ask of its surroundings; it reads them as MicroProfile Config properties. */
    private static Map<String, String> facts(Settings settings, Home home, int port, Database database) {
        var facts = new LinkedHashMap<String, String>();
        for (var setting : Setting.values()) {
            settings.find(setting).ifPresent(value -> facts.put(setting.key(), value));
        }
        facts.put(Setting.HOME.key(), home.directory().toString());
        facts.put(Setting.PORT.key(), String.valueOf(port));
        facts.put(Setting.DB_URL.key(), database.urlInUtc());
        facts.put(Setting.DB_USER.key(), database.user());
        facts.put(Setting.DB_PASSWORD.key(), database.password());
        facts.computeIfAbsent(Setting.INSTALLATION_KEY.key(), key -> home.installationKey());
        facts.computeIfAbsent(Setting.DATA_KEYS.key(), key -> home.dataKeys().toString());
        facts.computeIfAbsent(Setting.TRAIL_KEY.key(), key -> home.trailKey());
        facts.computeIfAbsent(Setting.ADMIN_TOKEN.key(), key -> home.adminToken());
        facts.computeIfAbsent(Setting.SMS_CALLBACK_SECRET.key(), key -> home.callbackSecret());
        facts.computeIfAbsent(Setting.MAIL_BOUNCE_SECRET.key(), key -> home.bounceSecret());
        facts.put("proassist.instance.id", home.instanceId());
        facts.put("proassist.rehearsal", String.valueOf(settings.rehearsal()));
        if (settings.rehearsal()) {
            Rehearsal.fill(facts, settings, home, port);
        }
        return facts;
    }

    private static Path binaries(Settings settings, Home home) {
        return MariaDbBinaries.unpackedIn(settings.find(Setting.MARIADB_BINARIES).map(Path::of).orElseGet(() -> cache(settings, home)));
    }

    /** What can be made again is shared by all rehearsals. */
    private static Path cache(Settings settings, Home home) {
        return settings.rehearsal() ? MariaDbBinaries.sharedCache() : home.directory("binaries");
    }

    private void stopOnSignals() {
        for (var name : new String[] {"TERM", "INT"}) {
            Signal.handle(new Signal(name), signal -> {
                stopWanted.countDown();
                giveUpWhenStuck();
            });
        }
        // Stopping Payara ends the process by itself; the database must be down before that.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            stopWanted.countDown();
            await(ended, PATIENCE_SECONDS);
        }));
    }

    private void giveUpWhenStuck() {
        var watchdog = new Thread(() -> {
            if (!await(ended, PATIENCE_SECONDS)) {
                System.err.println("proassist: did not stop within %d seconds and was cut off".formatted(PATIENCE_SECONDS));
                Runtime.getRuntime().halt(FAILED);
            }
        });
        watchdog.setDaemon(true);
        watchdog.start();
    }

    private boolean isStopWanted() {
        return stopWanted.getCount() == 0;
    }

    private void awaitStop() {
        await(stopWanted, Long.MAX_VALUE);
    }

    private static boolean await(CountDownLatch latch, long seconds) {
        try {
            return latch.await(seconds, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Payara prints a stray line now and then; the console is for those who wait for ours. */
    private static void keepConsoleQuiet(Home home) {
        try {
            System.setOut(new PrintStream(Files.newOutputStream(home.directory("log").resolve("console.log")), true));
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    private void say(String line) {
        console.println(line);
        console.flush();
    }

    private record Database(String url, String user, String password) {

        /** The facility's server may keep Warsaw time; our sessions never do. */
        String urlInUtc() {
            return url.contains("connectionTimeZone=") ? url : url + (url.contains("?") ? "&" : "?")
                    + "connectionTimeZone=UTC&forceConnectionTimeZoneToSession=true";
        }
    }
}
