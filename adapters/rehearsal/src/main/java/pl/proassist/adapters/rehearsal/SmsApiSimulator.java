package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonValue;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import pl.proassist.adapters.rehearsal.SimulatedMessages.Sms;
import pl.proassist.adapters.rehearsal.WireServer.Call;
import pl.proassist.adapters.rehearsal.WireServer.Reply;

/**
 * SMSAPI's {@code sms.do} on a port of its own (smsapi.md 2 to 4): its checks, its JSON and its numbered errors. We have two accounts
 * with it, told apart by their tokens; neither knows what the other one took.
 */
public final class SmsApiSimulator implements AutoCloseable {

    private static final BigDecimal POINTS_A_PART = new BigDecimal("0.16");
    private static final Duration DELIVERED_AFTER = Duration.ofSeconds(10);

    /** Less than a rehearsing product waits. */
    static final Duration SLOWNESS = Duration.ofMillis(700);

    private final RehearsalSettings settings;
    private final SimulatedMessages messages;
    private final Faults faults;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();
    private final WireServer server;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** An account with the provider, by the fault that befalls it alone. */
    private enum Account {
        FIRST(FaultySpot.SMS_FIRST), SECOND(FaultySpot.SMS_SECOND);

        private final FaultySpot spot;

        Account(FaultySpot spot) {
            this.spot = spot;
        }

        /** References are unique within an account. */
        private String unique(String idx) {
            return this == FIRST ? idx : "second:" + idx;
        }
    }

    private SmsApiSimulator(RehearsalSettings settings, SimulatedMessages messages, Faults faults, Clock clock) {
        this.settings = settings;
        this.messages = messages;
        this.faults = faults;
        this.clock = clock;
        this.server = WireServer.start(settings.smsPort(), "sms", this::answer);
    }

    static SmsApiSimulator start(RehearsalSettings settings, SimulatedMessages messages, Faults faults, Clock clock) {
        return new SmsApiSimulator(settings, messages, faults, clock);
    }

    public URI address() {
        return URI.create("http://127.0.0.1:" + server.port());
    }

    @Override
    public void close() {
        closing.countDown();
        server.close();
    }

    private Reply answer(Call call) {
        if (!call.path().equals("/sms.do") || !call.method().equals("POST")) {
            return Reply.of(404, "text/plain", "Not Found");
        }
        var fields = call.form().getOrElse(Map.of());
        var account = account(call);
        return switch (fault(account.getOrElse(Account.FIRST))) {
            case TIMEOUT -> Reply.NEVER;
            case HTTP_500 -> Reply.brokenServer();
            case LOST -> instead(account, fields, Reply.HANG_UP);
            case GARBLED -> instead(account, fields, Reply.aPageInstead());
            case SLOW -> late(send(account, fields));
            case NO_CREDIT -> error(fields, 103, "Not enough credits");
            case TOO_MANY -> error(fields, 52, "Too many attempts of sending messages to one number");
            case UNAUTHORIZED -> error(fields, 101, "Authorization failed");
            case NO_SUCH_NUMBER -> noSuchNumber(fields);
            case LINKS_FORBIDDEN -> hasLink(fields.getOrDefault("message", ""))
                    ? error(fields, 94, "Not allowed to send messages with link") : send(account, fields);
            default -> send(account, fields);
        };
    }

    private Fault fault(Account account) {
        var ofBoth = faults.at(FaultySpot.SMS_SEND);
        return ofBoth == Fault.NONE ? faults.at(account.spot) : ofBoth;
    }

    private Option<Account> account(Call call) {
        var presented = call.header("Authorization").getOrElse("");
        return isToken(presented, settings.smsToken()) ? Option.some(Account.FIRST)
                : Option.when(isToken(presented, settings.secondSmsToken()), Account.SECOND);
    }

    private static boolean isToken(String presented, String token) {
        return MessageDigest.isEqual(presented.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }

    private Reply instead(Option<Account> account, Map<String, String> fields, Reply reply) {
        send(account, fields);
        return reply;
    }

    private Reply late(Reply reply) {
        try {
            closing.await(SLOWNESS.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return reply;
    }

    private Reply send(Option<Account> presented, Map<String, String> fields) {
        return presented.fold(() -> error(fields, 101, "Authorization failed"),
                account -> refusal(account, fields).getOrElse(() -> accept(account, fields)));
    }

    /** The checks in the order in which their answers are most telling. */
    private Option<Reply> refusal(Account account, Map<String, String> fields) {
        var text = fields.getOrDefault("message", "");
        var idx = fields.getOrDefault("idx", "");
        if (!fields.getOrDefault("encoding", "utf-8").equalsIgnoreCase("utf-8") || fields.containsKey("date")) {
            return Option.some(error(fields, 8, "Only immediate messages in UTF-8 can be rehearsed"));
        }
        if (idx.length() > 255) {
            return Option.some(error(fields, 27, "idx is too long"));
        }
        if (isOn(fields, "check_idx") && messages.isIdxTaken(account.unique(idx))) {
            return Option.some(error(fields, 53, "Not unique idx"));
        }
        if (!exists(SimulatedMessages.international(fields.getOrDefault("to", "")))) {
            return Option.some(noSuchNumber(fields));
        }
        if (text.isBlank() || isOn(fields, "nounicode") && !SmsLength.isPlain(text)) {
            return Option.some(error(fields, 11, "Message too long, empty or with forbidden characters"));
        }
        if (SmsLength.parts(text) > Integer.parseInt(number(fields, "max_parts", "10"))) {
            return Option.some(error(fields, 12, "Message has more parts than max_parts"));
        }
        if (!fields.getOrDefault("from", "x").matches("[A-Za-z0-9. -]{1,11}")) {
            return Option.some(error(fields, 14, "Invalid from field"));
        }
        if (fields.containsKey("expiration_date") && !isExpiration(number(fields, "expiration_date", "0"))) {
            return Option.some(error(fields, 56, "Expiration date is not within 1 to 72 hours"));
        }
        if (fields.containsKey("notify_url") && !isLoopback(fields.get("notify_url"))) {
            return Option.some(error(fields, 70, "Invalid notify_url"));
        }
        return Option.none();
    }

    private Reply accept(Account account, Map<String, String> fields) {
        var text = fields.get("message");
        var idx = Option.of(fields.get("idx")).filter(value -> !value.isEmpty());
        var notifyUrl = Option.of(fields.get("notify_url"));
        var sms = new Sms(SimulatedMessages.international(fields.get("to")), idx, idx.filter(value -> isOn(fields, "check_idx")).map(account::unique), newId(), text,
                SmsLength.parts(text), notifyUrl, notifyUrl.map(url -> clock.instant().plus(DELIVERED_AFTER)));
        return isOn(fields, "test") || messages.keep(sms) ? accepted(fields, sms) : error(fields, 53, "Not unique idx");
    }

    private Reply accepted(Map<String, String> fields, Sms sms) {
        var item = Json.createObjectBuilder().add("id", sms.providerId()).add("points", POINTS_A_PART.multiply(BigDecimal.valueOf(sms.parts()))).add("number", sms.number())
                .add("date_sent", clock.instant().getEpochSecond()).add("submitted_number", fields.get("to")).add("status", "QUEUE")
                .add("error", JsonValue.NULL).add("parts", sms.parts());
        sms.idx().forEach(idx -> item.add("idx", idx));
        if (sms.idx().isEmpty()) {
            item.add("idx", JsonValue.NULL);
        }
        var answer = Json.createObjectBuilder().add("count", 1);
        if (isOn(fields, "details")) {
            answer.add("message", sms.text()).add("length", sms.text().length()).add("parts", sms.parts());
        }
        return json(answer.add("list", Json.createArrayBuilder().add(item)));
    }

    private static Reply noSuchNumber(Map<String, String> fields) {
        var to = fields.getOrDefault("to", "");
        return isOn(fields, "format", "json")
                ? json(Json.createObjectBuilder()
                        .add("invalid_numbers", Json.createArrayBuilder().add(Json.createObjectBuilder()
                                .add("number", SimulatedMessages.international(to)).add("submitted_number", to).add("message", "Invalid phone number")))
                        .add("error", 13).add("message", "No correct phone numbers"))
                : error(fields, 13, "");
    }

    /** Without {@code format=json} the answer is a bare line. */
    private static Reply error(Map<String, String> fields, int code, String message) {
        return isOn(fields, "format", "json")
                ? json(Json.createObjectBuilder().add("error", code).add("message", message))
                : Reply.of(200, "text/plain; charset=utf-8", "ERROR:" + code);
    }

    private static Reply json(JsonObjectBuilder body) {
        return Reply.of(200, "application/json; charset=utf-8", body.build().toString());
    }

    /** No Polish number begins with 0, 10 or 11; of foreign ones only the length is known. */
    private static boolean exists(String number) {
        return number.startsWith("48") ? number.matches("48(1[2-9]|[2-9]\\d)\\d{7}") : number.matches("[1-9]\\d{7,14}");
    }

    private boolean isExpiration(String seconds) {
        var until = Instant.ofEpochSecond(Long.parseLong(seconds));
        var now = clock.instant();
        return !until.isBefore(now.plus(Duration.ofHours(1))) && !until.isAfter(now.plus(Duration.ofHours(72)));
    }

    private static boolean hasLink(String text) {
        return text.toLowerCase(Locale.ROOT).matches("(?s).*(https?://|www\\.).*");
    }

    /** A rehearsal calls nobody outside this machine. */
    private static boolean isLoopback(String url) {
        return url.matches("http://(127\\.0\\.0\\.1|localhost|\\[::1])(:\\d{1,5})?/[^\\s]{0,900}");
    }

    private static String number(Map<String, String> fields, String name, String otherwise) {
        var value = fields.getOrDefault(name, otherwise);
        return value.matches("\\d{1,12}") ? value : "0";
    }

    private static boolean isOn(Map<String, String> fields, String name) {
        return isOn(fields, name, "1");
    }

    private static boolean isOn(Map<String, String> fields, String name, String value) {
        return value.equals(fields.get(name));
    }

    private String newId() {
        var bytes = new byte[12];
        random.nextBytes(bytes);
        return HexFormat.of().withUpperCase().formatHex(bytes);
    }
}
