package pl.proassist.bootstrap.launcher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * What the facility set: the command line, then system properties, the environment and {@code HOME/proassist.properties},
 * the first that speaks wins. Everything is checked here, before anything is started.
 */
public final class Settings {

    private static final List<Setting> PRODUCTION_NEEDS = List.of(Setting.PUBLIC_URL,
            Setting.AUTOPAY_URL, Setting.AUTOPAY_SERVICE_ID, Setting.AUTOPAY_KEY,
            Setting.SMS_TOKEN, Setting.SMTP_HOST, Setting.MAIL_FROM);

    private final CommandLine commandLine;
    private final Path home;
    private final Map<Setting, String> values;

    private Settings(CommandLine commandLine, Path home, Map<Setting, String> values) {
        this.commandLine = commandLine;
        this.home = home;
        this.values = values;
    }

    static Settings read(List<String> arguments, Map<String, String> environment, Properties system) {
        var commandLine = CommandLine.parse(arguments);
        var home = commandLine.home()
                .or(() -> Optional.ofNullable(system.getProperty(Setting.HOME.key())))
                .or(() -> Optional.ofNullable(environment.get(Setting.HOME.variable())))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("user.home"),
                        commandLine.rehearsal() ? ".proassist-rehearsal" : ".proassist"))
                .toAbsolutePath().normalize();
        var file = home.resolve("proassist.properties");
        var values = collect(List.of(
                new Origin("the command line", commandLine.port().map(port -> Map.of(Setting.PORT.key(), port)).orElse(Map.of()), false),
                new Origin("a system property", strings(system), false),
                new Origin("the environment", environment, true),
                new Origin(file.toString(), load(file), false)));
        var settings = new Settings(commandLine, home, values);
        settings.check();
        return settings;
    }

    Path home() {
        return home;
    }

    boolean rehearsal() {
        return commandLine.rehearsal();
    }

    Optional<Path> benchWar() {
        return commandLine.benchWar();
    }

    Optional<String> find(Setting setting) {
        return Optional.ofNullable(values.get(setting)).or(setting::assumed);
    }

    String get(Setting setting) {
        return find(setting).orElseThrow(setting::missing);
    }

    int number(Setting setting) {
        return Integer.parseInt(get(setting));
    }

    boolean isSet(Setting setting) {
        return values.containsKey(setting);
    }

    private void check() {
        if (isSet(Setting.DB_URL)) {
            List.of(Setting.DB_USER, Setting.DB_PASSWORD).forEach(this::get);
        }
        if (isSet(Setting.SMS_FALLBACK_URL) || isSet(Setting.SMS_FALLBACK_TOKEN)) {
            List.of(Setting.SMS_FALLBACK_URL, Setting.SMS_FALLBACK_TOKEN).forEach(this::get);
        }
        if (rehearsal()) {
            refuseProviders();
        } else {
            if (get(Setting.TRAIL).equals("off") && benchWar().isEmpty()) {
                throw new WrongSetting("%s=off is for the bench alone: in production everything that is done is remembered; remove it"
                        .formatted(Setting.TRAIL.key()));
            }
            PRODUCTION_NEEDS.forEach(this::get);
            if (!get(Setting.PUBLIC_URL).startsWith("https://")) {
                throw Setting.PUBLIC_URL.malformed("production");
            }
        }
    }

    /** A rehearsal must never reach a patient or an operator, and never with real keys. */
    private void refuseProviders() {
        refuseProvider(Setting.AUTOPAY_URL, find(Setting.AUTOPAY_URL).filter(Addresses::isLoopbackUrl),
                Setting.AUTOPAY_SERVICE_ID, Setting.AUTOPAY_KEY);
        refuseProvider(Setting.SMS_URL, find(Setting.SMS_URL).filter(Addresses::isLoopbackUrl), Setting.SMS_TOKEN);
        refuseProvider(Setting.SMS_FALLBACK_URL, find(Setting.SMS_FALLBACK_URL).filter(Addresses::isLoopbackUrl), Setting.SMS_FALLBACK_TOKEN);
        refuseProvider(Setting.KSEF_URL, find(Setting.KSEF_URL).filter(Addresses::isLoopbackUrl), Setting.KSEF_ENVIRONMENT);
        refuseProvider(Setting.KSEF_LATARNIA_URL, find(Setting.KSEF_LATARNIA_URL).filter(Addresses::isLoopbackUrl));
        refuseProvider(Setting.SMTP_HOST, find(Setting.SMTP_HOST).filter(Addresses::isLoopback),
                Setting.SMTP_USER, Setting.SMTP_PASSWORD);
    }

    private void refuseProvider(Setting address, Optional<String> loopback, Setting... credentials) {
        if (loopback.isPresent()) {
            return;
        }
        refuseInRehearsal(address);
        for (var credential : credentials) {
            refuseInRehearsal(credential);
        }
    }

    private void refuseInRehearsal(Setting setting) {
        if (isSet(setting)) {
            throw new WrongSetting("%s (%s) belongs to a production provider, so --rehearsal is refused; remove it, "
                    .formatted(setting.key(), setting.variable())
                    + "or use another home: ./proassist start --rehearsal --home DIR");
        }
    }

    private static Map<Setting, String> collect(List<Origin> origins) {
        var values = new EnumMap<Setting, String>(Setting.class);
        for (var setting : Setting.values()) {
            for (var origin : origins) {
                var value = origin.find(setting);
                if (value.isPresent() && !values.containsKey(setting)) {
                    if (!setting.accepts(value.get())) {
                        throw setting.malformed(origin.words());
                    }
                    values.put(setting, value.get());
                }
            }
        }
        return values;
    }

    private static Map<String, String> load(Path file) {
        if (!Files.exists(file)) {
            return Map.of();
        }
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException unreadable) {
            throw new WrongSetting("%s cannot be read (%s); example of a line: proassist.port=8080"
                    .formatted(file, unreadable.getMessage()));
        }
        for (var key : properties.stringPropertyNames()) {
            if (Setting.named(key).filter(setting -> setting != Setting.HOME).isEmpty()) {
                throw new WrongSetting("%s in %s is not a setting; example: proassist.port=8080 (all: docs/configuration.md)"
                        .formatted(key, file));
            }
        }
        return strings(properties);
    }

    private static Map<String, String> strings(Properties properties) {
        var strings = new HashMap<String, String>();
        properties.stringPropertyNames().forEach(key -> strings.put(key, properties.getProperty(key)));
        return strings;
    }

    /** One place a value may come from; an empty value there says nothing. */
    private record Origin(String words, Map<String, String> values, boolean variables) {

        Optional<String> find(Setting setting) {
            return Optional.ofNullable(values.get(variables ? setting.variable() : setting.key()))
                    .map(String::strip)
                    .filter(value -> !value.isEmpty());
        }
    }
}
