package pl.proassist.play.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import pl.proassist.play.RunningProduct;

/** How long the product takes to start on a home that is there, and the bare server with one resource class beside it. */
final class StartBench {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final Path payara;
    private final Path directory;

    /** @param payara the server's own jar */
    StartBench(Path payara, Path directory) {
        this.payara = payara;
        this.directory = directory;
    }

    record Result(List<Double> product, List<Double> bare) {
    }

    /** Alternating, so that a slow phase of the machine strikes both. */
    Result run(int rounds) {
        var war = WarFile.of(directory.resolve("ping.war"), "Ping");
        var product = new ArrayList<Double>();
        var bare = new ArrayList<Double>();
        product();
        for (int i = 0; i < rounds; i++) {
            bare.add(bare(war));
            product.add(product());
        }
        return new Result(product, bare);
    }

    private double product() {
        try (var started = RunningProduct.start(RunningProduct.Way.rehearsal(directory.resolve("home")))) {
            return started.startTook().toMillis() / 1000.0;
        }
    }

    private double bare(Path war) {
        var port = freePort();
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(RunningProduct.FAST_START);
        command.addAll(List.of("-jar", payara.toString(), "--deploy", war.toString(), "--contextroot", "/", "--port", String.valueOf(port),
                "--nohazelcast", "--disablephonehome", "--unpackdir", directory.resolve("bare").toString()));
        var start = System.nanoTime();
        Process process = null;
        try {
            process = new ProcessBuilder(command).redirectErrorStream(true)
                    .redirectOutput(directory.resolve("bare.log").toFile()).start();
            awaitPong(process, port, start);
            return (System.nanoTime() - start) / 1e9;
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        } finally {
            stop(process);
        }
    }

    private static void awaitPong(Process process, int port, long start) {
        while (!pongs(port)) {
            if (!process.isAlive() || System.nanoTime() - start > PATIENCE.toNanos()) {
                throw new IllegalStateException("the bare server did not start");
            }
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }

    private static boolean pongs(int port) {
        try (var connection = Connection.to(URI.create("http://127.0.0.1:" + port))) {
            return connection.send("GET", "/ping", "", "") == 200;
        } catch (UncheckedIOException notYet) {
            return false;
        }
    }

    private static void stop(Process process) {
        if (process == null) {
            return;
        }
        process.destroy();
        try {
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }
}
