package pl.proassist.bootstrap.launcher;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/** {@code start [--rehearsal] [--port N] [--home DIR]}; {@code --bench-war FILE} adds the control program of the bench. */
record CommandLine(boolean rehearsal, Optional<String> port, Optional<String> home, Optional<Path> benchWar) {

    static final String USAGE = "start [--rehearsal] [--port N] [--home DIR]";

    static CommandLine parse(List<String> arguments) {
        var rest = new ArrayDeque<>(arguments);
        if (!"start".equals(rest.poll())) {
            throw new WrongSetting("the command must be: " + USAGE);
        }
        var read = new CommandLine(false, Optional.empty(), Optional.empty(), Optional.empty());
        while (!rest.isEmpty()) {
            read = read.with(rest.poll(), rest);
        }
        return read;
    }

    private CommandLine with(String option, ArrayDeque<String> rest) {
        switch (option) {
            case "--rehearsal":
                return new CommandLine(true, port, home, benchWar);
            case "--port":
                return new CommandLine(rehearsal, Optional.of(argument(option, rest)), home, benchWar);
            case "--home":
                return new CommandLine(rehearsal, port, Optional.of(argument(option, rest)), benchWar);
            case "--bench-war":
                return new CommandLine(rehearsal, port, home, Optional.of(readable(argument(option, rest))));
            default:
                throw new WrongSetting("%s is not an option; example: %s".formatted(option, USAGE));
        }
    }

    private static String argument(String option, ArrayDeque<String> rest) {
        return Optional.ofNullable(rest.poll())
                .orElseThrow(() -> new WrongSetting("%s needs a value; example: %s".formatted(option, USAGE)));
    }

    private static Path readable(String file) {
        var path = Path.of(file).toAbsolutePath();
        if (!Files.isReadable(path)) {
            throw new WrongSetting("--bench-war %s cannot be read; example: --bench-war bench.war".formatted(file));
        }
        return path;
    }
}
