package pl.proassist.bootstrap.launcher;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;

/** Payara Micro in this process, with the application at the root. */
final class Server {

    private static final int ANSWER_MILLIS = 30_000;

    private final PayaraMicroRuntime runtime;
    private final Path directory;
    private final String address;
    private final int port;

    private Server(PayaraMicroRuntime runtime, Path directory, String address, int port) {
        this.runtime = runtime;
        this.directory = directory;
        this.address = address;
        this.port = port;
    }

    static Server boot(Path directory, String address, int port) {
        // What a crash left would be loaded, destroyed and deployed again.
        for (var leftOver : new String[] {"config", "applications", "generated"}) {
            PrivateFiles.deleteTree(directory.resolve(leftOver));
        }
        try {
            return new Server(PayaraMicroLauncher.create(new String[] {
                    "--port", String.valueOf(port), "--nohazelcast", "--disablephonehome",
                    "--unpackdir", directory.toString(),
                    "--logproperties", copy("logging.properties", directory).toString(),
                    "--prebootcommandfile", commands(directory, address).toString()}).getRuntime(), directory, address, port);
        } catch (BootstrapException failure) {
            throw new StartFailure("the server could not start (%s)".formatted(failure.getMessage()), failure);
        } catch (Exception failure) {
            throw new StartFailure("the server could not start (%s)".formatted(failure), failure);
        }
    }

    /** Returns when the application serves. */
    void deploy(Optional<Path> benchWar) {
        runtime.deploy("app", "/", copy("app.war", directory).toFile());
        if (!isApplicationStarted()) {
            throw new StartFailure("the application could not be deployed; see log/proassist.log in the home");
        }
        benchWar.ifPresent(war -> runtime.deploy("bench", "/bench", war.toFile()));
    }

    /** Payara calls itself started and healthy without an application that failed, so the application is asked. */
    private boolean isApplicationStarted() {
        try {
            var question = (HttpURLConnection) new URL("http", address, port, "/health/started").openConnection();
            question.setConnectTimeout(ANSWER_MILLIS);
            question.setReadTimeout(ANSWER_MILLIS);
            if (question.getResponseCode() != HttpURLConnection.HTTP_OK) {
                return false;
            }
            try (var answer = question.getInputStream()) {
                return new String(answer.readAllBytes(), StandardCharsets.UTF_8).contains("\"proassist\"");
            }
        } catch (IOException failure) {
            throw new StartFailure("the server could not start (%s)".formatted(failure), failure);
        }
    }

    void shutDown() {
        try {
            runtime.shutdown();
        } catch (BootstrapException alreadyDown) {
            throw new StartFailure("the server could not stop (%s)".formatted(alreadyDown.getMessage()), alreadyDown);
        }
    }

    private static Path commands(Path directory, String address) throws IOException {
        var file = copy("preboot.asadmin", directory);
        Files.writeString(file, Files.readString(file)
                + "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address="
                + address + "\n");
        return file;
    }

    private static Path copy(String resource, Path directory) {
        var file = directory.resolve(resource);
        try (var content = Server.class.getResourceAsStream("/PROASSIST-INF/" + resource)) {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            return file;
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }
}
