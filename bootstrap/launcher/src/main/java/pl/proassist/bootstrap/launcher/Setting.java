package pl.proassist.bootstrap.launcher;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Everything a facility can set, with what is assumed when it is silent and an example for the one line that refuses a
 * start. The name is the key of {@code HOME/proassist.properties} and of the system property; the environment variable
 * is the same in capitals with underscores.
 */
public enum Setting {

    HOME("proassist.home", Form.TEXT, "", "/var/lib/proassist"),
    PORT("proassist.port", Form.PORT, "8080", "8080"),
    BIND("proassist.bind", Form.ADDRESS, "127.0.0.1", "127.0.0.1"),
    PUBLIC_URL("proassist.public.url", Form.HTTPS, "", "https://wizyty.przychodnia.pl"),
    INSTALLATION_KEY("proassist.installation.key", Form.KEY, "", "64 hexadecimal digits, the same on every server"),
    DATA_KEYS("proassist.data.keys", Form.TEXT, "", "/etc/proassist/data.keys"),
    TRAIL_KEY("proassist.trail.key", Form.KEY, "", "64 hexadecimal digits, the same on every server"),
    TRAIL("proassist.trail", Form.SWITCH, "on", "on"),
    ADMIN_TOKEN("proassist.admin.token", Form.TOKEN, "", "at least 32 letters and digits"),
    TRUSTED_PROXIES("proassist.trusted.proxies", Form.ADDRESSES, "", "10.0.0.5,10.0.0.6"),

    KEEP_MESSAGES("proassist.keep.messages", Form.DAYS, "1095", "1095"),
    KEEP_EVENTS("proassist.keep.events", Form.DAYS, "365", "365"),
    KEEP_REQUESTS("proassist.keep.requests", Form.DAYS, "30", "30"),

    DB_URL("proassist.db.url", Form.JDBC, "", "jdbc:mariadb://db.przychodnia.lan:3306/proassist"),
    DB_USER("proassist.db.user", Form.TEXT, "", "proassist"),
    DB_PASSWORD("proassist.db.password", Form.TEXT, "", "secret"),
    MARIADB_BINARIES("proassist.mariadb.binaries", Form.TEXT, "", "/var/cache/proassist"),

    AUTOPAY_URL("proassist.autopay.url", Form.PROVIDER, "", "https://pay.autopay.eu"),
    AUTOPAY_PATH("proassist.autopay.path", Form.PATH, "/payment", "/payment"),
    AUTOPAY_SERVICE_ID("proassist.autopay.service.id", Form.SERVICE_ID, "", "123456"),
    AUTOPAY_KEY("proassist.autopay.key", Form.TEXT, "", "the shared key from Autopay"),
    AUTOPAY_HASH("proassist.autopay.hash", Form.HASH, "SHA-256", "SHA-256"),
    AUTOPAY_ZONE("proassist.autopay.zone", Form.ZONE, "Europe/Warsaw", "Europe/Warsaw"),

    SMS_URL("proassist.sms.url", Form.PROVIDER, "https://api.smsapi.pl/", "https://api.smsapi.pl/"),
    SMS_TOKEN("proassist.sms.token", Form.TEXT, "", "the token from the SMSAPI panel"),
    SMS_SENDER("proassist.sms.sender", Form.SENDER, "", "Przychodnia"),
    SMS_CALLBACK_SECRET("proassist.sms.callback.secret", Form.TOKEN, "", "at least 32 letters and digits"),
    SMS_MAX_PARTS("proassist.sms.max.parts", Form.PARTS, "3", "3"),
    SMS_PER_SECOND("proassist.sms.per.second", Form.RATE, "20", "20"),
    SMS_AT_ONCE("proassist.sms.at.once", Form.HANDS, "5", "5"),
    SMS_FALLBACK_URL("proassist.sms.fallback.url", Form.PROVIDER, "", "https://api.smsapi.pl/"),
    SMS_FALLBACK_TOKEN("proassist.sms.fallback.token", Form.TEXT, "", "the token of a second account"),
    SMS_FALLBACK_SENDER("proassist.sms.fallback.sender", Form.SENDER, "", "Przychodnia"),

    SMTP_HOST("proassist.smtp.host", Form.TEXT, "", "smtp.przychodnia.pl"),
    SMTP_PORT("proassist.smtp.port", Form.PORT, "587", "587"),
    SMTP_USER("proassist.smtp.user", Form.TEXT, "", "rejestracja"),
    SMTP_PASSWORD("proassist.smtp.password", Form.TEXT, "", "secret"),
    SMTP_TLS("proassist.smtp.tls", Form.TLS, "STARTTLS", "STARTTLS"),
    MAIL_FROM("proassist.mail.from", Form.MAILBOX, "", "rejestracja@przychodnia.pl"),
    MAIL_BOUNCES("proassist.mail.bounces", Form.MAILBOX, "", "zwroty@przychodnia.pl"),
    MAIL_BOUNCE_SECRET("proassist.mail.bounce.secret", Form.TOKEN, "", "at least 32 letters and digits"),

    KSEF_ENVIRONMENT("proassist.ksef.environment", Form.KSEF, "PRODUCTION", "TEST"),
    KSEF_URL("proassist.ksef.url", Form.PROVIDER, "", "https://api.ksef.mf.gov.pl/v2"),
    KSEF_QR_URL("proassist.ksef.qr.url", Form.PROVIDER, "", "https://qr.ksef.mf.gov.pl"),
    KSEF_LATARNIA_URL("proassist.ksef.latarnia.url", Form.PROVIDER, "", "https://api-latarnia.ksef.mf.gov.pl"),
    KSEF_TOKENS_UNTIL("proassist.ksef.tokens.until", Form.DAY, "2026-12-31", "2026-12-31"),
    KSEF_SCHEMA("proassist.ksef.schema", Form.FOLDER, "", "/etc/proassist/fa3"),

    REHEARSAL_AUTOPAY_PORT("proassist.rehearsal.autopay.port", Form.PORT, "0", "0"),
    REHEARSAL_SMS_PORT("proassist.rehearsal.sms.port", Form.PORT, "0", "0"),
    REHEARSAL_SMTP_PORT("proassist.rehearsal.smtp.port", Form.PORT, "0", "0"),
    REHEARSAL_KSEF_PORT("proassist.rehearsal.ksef.port", Form.PORT, "0", "0");

    private final String key;
    private final Form form;
    private final String assumed;
    private final String example;

    Setting(String key, Form form, String assumed, String example) {
        this.key = key;
        this.form = form;
        this.assumed = assumed;
        this.example = example;
    }

    public String key() {
        return key;
    }

    public String variable() {
        return key.toUpperCase(Locale.ROOT).replace('.', '_');
    }

    /** What holds when nobody sets it; empty when there is nothing sensible to assume. */
    public Optional<String> assumed() {
        return Optional.of(assumed).filter(value -> !value.isEmpty());
    }

    public String example() {
        return example;
    }

    boolean accepts(String value) {
        return form.accepted.test(value);
    }

    WrongSetting missing() {
        return new WrongSetting("%s (%s) is missing; example: %s=%s".formatted(key, variable(), key, example));
    }

    /** Names the form, never the value: it may be a secret. */
    WrongSetting malformed(String origin) {
        return new WrongSetting("%s (%s, from %s) must be %s; example: %s=%s"
                .formatted(key, variable(), origin, form.words, key, example));
    }

    static Optional<Setting> named(String key) {
        return Arrays.stream(values()).filter(setting -> setting.key.equals(key)).findFirst();
    }

    /** What a value must look like, in the words of a refusal. */
    private enum Form {
        TEXT("text", value -> !value.isBlank()),
        PORT("a port from 0 to 65535", value -> value.matches("\\d{1,5}") && Integer.parseInt(value) <= 65535),
        ADDRESS("an IPv4 address of this machine", value -> value.matches("\\d{1,3}(\\.\\d{1,3}){3}")),
        ADDRESSES("addresses of machines, separated by commas", value -> value.matches("[0-9A-Fa-f.:]{2,45}(, ?[0-9A-Fa-f.:]{2,45})*")),
        HTTPS("an https address without a path", Addresses::isPublic),
        PROVIDER("an https address (http only to this machine)", Addresses::isProvider),
        JDBC("a JDBC address of MariaDB", value -> value.matches("jdbc:mariadb://[^/?\\s]+/[^/?\\s]+(\\?\\S*)?")),
        PATH("a path that begins with a slash", value -> value.matches("/[A-Za-z0-9/_.-]*")),
        KEY("64 hexadecimal digits", value -> value.matches("[0-9a-f]{64}")),
        SWITCH("on or off", value -> value.matches("on|off")),
        TOKEN("32 to 128 letters, digits, '-' or '_'", value -> value.matches("[A-Za-z0-9_-]{32,128}")),
        SERVICE_ID("1 to 10 digits", value -> value.matches("\\d{1,10}")),
        HASH("SHA-256 or SHA-512", value -> value.matches("SHA-(256|512)")),
        ZONE("a time zone", Addresses::isZone),
        SENDER("1 to 11 letters, digits, '-', '.' or spaces", value -> value.matches("[A-Za-z0-9. -]{1,11}")),
        PARTS("a number from 1 to 10", value -> value.matches("[1-9]|10")),
        HANDS("a number from 1 to 100", value -> value.matches("[1-9]\\d?|100")),
        RATE("a number from 1 to 1000", value -> value.matches("[1-9]\\d{0,2}|1000")),
        KSEF("TEST, DEMO or PRODUCTION", value -> value.matches("TEST|DEMO|PRODUCTION")),
        FOLDER("a folder of this machine", Addresses::isFolder),
        DAY("a day like 2026-12-31", Addresses::isDay),
        DAYS("a number of days from 1 to 36500", value -> value.matches("[1-9]\\d{0,4}") && Integer.parseInt(value) <= 36500),
        TLS("STARTTLS, TLS or NONE", value -> value.matches("STARTTLS|TLS|NONE")),
        MAILBOX("an e-mail address", value -> value.matches("[^@\\s<>]+@[^@\\s<>]+"));

        private final String words;
        private final Predicate<String> accepted;

        Form(String words, Predicate<String> accepted) {
            this.words = words;
            this.accepted = accepted;
        }
    }
}
