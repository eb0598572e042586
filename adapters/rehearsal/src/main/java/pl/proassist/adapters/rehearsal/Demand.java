package pl.proassist.adapters.rehearsal;

import io.vavr.control.Either;
import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonException;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.StringReader;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import pl.proassist.adapters.rehearsal.AutopayOperator.Pay;
import pl.proassist.adapters.rehearsal.Problem.Wrong;
import pl.proassist.domain.shared.Money;

/** Reads what a caller of the rehearsal wants; everything that is wrong with it is told at once. */
final class Demand {

    private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");
    private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

    private final JsonObject body;
    private final List<Wrong> wrong = new ArrayList<>();

    private Demand(JsonObject body) {
        this.body = body;
    }

    static Either<Problem, Instant> time(String body) {
        return read(body, demand -> demand.required("now", demand.instant("now")), "now");
    }

    /** {@code PT24H} is elapsed time, {@code P2D} calendar days of the zone. */
    static Either<Problem, UnaryOperator<Instant>> step(String body, ZoneId zone) {
        return read(body, demand -> demand.required("by", demand.text("by").flatMap(text -> demand.period(text, zone))), "by");
    }

    static Either<Problem, Pay> payment(String body) {
        return read(body, demand -> new Pay(demand.instant("at"), demand.money("amount"), demand.remoteId()), "at", "amount", "remoteId");
    }

    static Either<Problem, Pay> attempt(String body) {
        return read(body, demand -> new Pay(demand.instant("at"), Option.none(), demand.remoteId()), "at", "remoteId");
    }

    static Either<Problem, Boolean> nothing(String body) {
        return read(body, demand -> true);
    }

    static Either<Problem, Map<FaultySpot, Fault>> faults(String body) {
        return read(body, Demand::faults, FaultySpot.PROVIDERS.toArray(String[]::new));
    }

    /**
     * @param start when it begins or began; now when it is not said
     * @param end   of an announced maintenance
     */
    record Announcement(KsefBoard.State state, Option<Instant> start, Option<Instant> end) {
    }

    static Either<Problem, Announcement> announcement(String body) {
        return read(body, Demand::announcement, "state", "start", "end");
    }

    /** Whether a taxpayer told the tax office that invoices will have attachments. */
    record Attachments(String nip, boolean declared) {
    }

    static Either<Problem, Attachments> attachments(String body) {
        return read(body, demand -> new Attachments(demand.required("nip", demand.nip("nip")), demand.required("declared", demand.flag("declared")) == Boolean.TRUE),
                "nip", "declared");
    }

    static Either<Problem, KsefPurchase> purchase(String body) {
        return read(body, demand -> new KsefPurchase(demand.nip("seller").getOrElse(KsefPurchase.ANY_SELLER), demand.text("sellerName").getOrElse("Dostawca Próbny sp. z o.o."),
                        demand.required("buyer", demand.nip("buyer")), demand.required("number", demand.text("number")), demand.required("amount", demand.money("amount")),
                        demand.text("description").getOrElse("Materiały medyczne"), demand.text("xml")),
                "seller", "sellerName", "buyer", "number", "amount", "description", "xml");
    }

    static Either<Problem, String> taxpayer(String nip) {
        return nip != null && nip.matches(KsefForm.NIP) ? Either.right(nip) : Either.left(Problem.malformed(List.of(new Wrong("nip", "must be a NIP, ten digits"))));
    }

    private static <T> Either<Problem, T> read(String text, Function<Demand, T> reading, String... members) {
        return object(text).toEither(() -> Problem.malformed(List.of(new Wrong("", "must be a JSON object"))))
                .flatMap(body -> {
                    var demand = new Demand(body);
                    body.keySet().stream().filter(name -> !List.of(members).contains(name))
                            .forEach(name -> demand.refuse(name, "is not known here; known are " + String.join(", ", members)));
                    var result = reading.apply(demand);
                    return demand.wrong.isEmpty() ? Either.right(result) : Either.left(Problem.malformed(List.copyOf(demand.wrong)));
                });
    }

    /** An absent body is an empty object: nothing is insisted on. */
    private static Option<JsonObject> object(String text) {
        if (text == null || text.isBlank()) {
            return Option.some(JsonValue.EMPTY_JSON_OBJECT);
        }
        try (var reader = Json.createReader(new StringReader(text))) {
            return Option.some(reader.readObject());
        } catch (JsonException | IllegalStateException | ClassCastException unreadable) {
            return Option.none();
        }
    }

    private Map<FaultySpot, Fault> faults() {
        var faults = new EnumMap<FaultySpot, Fault>(FaultySpot.class);
        for (var provider : FaultySpot.PROVIDERS) {
            var operations = body.get(provider);
            if (operations instanceof JsonObject object) {
                object.forEach((operation, fault) -> fault(provider, operation, fault, faults));
            } else if (operations != null) {
                refuse(provider, "must be an object of operations and faults");
            }
        }
        return faults;
    }

    private void fault(String provider, String operation, JsonValue value, Map<FaultySpot, Fault> faults) {
        var field = provider + "." + operation;
        var spot = FaultySpot.named(provider, operation);
        if (spot.isEmpty()) {
            refuse(field, "is not an operation; known are " + FaultySpot.of(provider).stream().map(FaultySpot::operation).toList());
            return;
        }
        var fault = value instanceof JsonString name ? spot.get().fault(name.getString()) : Option.<Fault>none();
        fault.forEach(found -> faults.put(spot.get(), found));
        if (fault.isEmpty()) {
            refuse(field, "must be one of " + spot.get().possible());
        }
    }

    private Option<UnaryOperator<Instant>> period(String text, ZoneId zone) {
        try {
            if (text.matches("P\\d{1,4}[DW]")) {
                return Option.some(from -> from.atZone(zone).plus(Period.parse(text)).toInstant());
            }
            var by = Duration.parse(text);
            if (!by.isNegative() && by.compareTo(Duration.ofDays(9999)) <= 0) {
                return Option.some(from -> from.plus(by));
            }
        } catch (DateTimeException malformed) {
            // told below, as the others are
        }
        refuse("by", "must be a period like PT24H or P2D, not negative");
        return Option.none();
    }

    private Option<Instant> instant(String name) {
        return text(name).flatMap(text -> {
            try {
                var instant = Instant.parse(text);
                if (!instant.isBefore(EARLIEST) && instant.isBefore(LATEST)) {
                    return Option.some(instant);
                }
            } catch (DateTimeException malformed) {
                // told below, as the others are
            }
            refuse(name, "must be an instant like 2026-01-12T14:20:00Z between the years 2000 and 2200");
            return Option.none();
        });
    }

    private Option<Money> money(String name) {
        return text(name).flatMap(text -> {
            if (text.matches("\\d{1,10}\\.\\d{2}") && !Money.pln(text).isZero()) {
                return Option.some(Money.pln(text));
            }
            refuse(name, "must be an amount like 150.00");
            return Option.none();
        });
    }

    private Option<KsefBoard.State> state(String name) {
        var found = Option.ofOptional(Arrays.stream(KsefBoard.State.values()).filter(state -> state.name().equals(name)).findFirst());
        if (found.isEmpty()) {
            refuse("state", "must be one of " + List.of(KsefBoard.State.values()));
        }
        return found;
    }

    private Announcement announcement() {
        var start = instant("start");
        var end = instant("end");
        if (end.isDefined() && start.forAll(begin -> !begin.isBefore(end.get()))) {
            refuse("end", "needs a start before it");
        }
        return new Announcement(required("state", text("state").flatMap(this::state)), start, end);
    }

    private Option<String> nip(String name) {
        return text(name).flatMap(text -> {
            if (text.matches(KsefForm.NIP)) {
                return Option.some(text);
            }
            refuse(name, "must be a NIP, ten digits");
            return Option.none();
        });
    }

    private Option<Boolean> flag(String name) {
        var value = body.get(name);
        if (value == JsonValue.TRUE || value == JsonValue.FALSE) {
            return Option.some(value == JsonValue.TRUE);
        }
        if (value != null) {
            refuse(name, "must be true or false");
        }
        return Option.none();
    }

    private Option<String> remoteId() {
        return text("remoteId").flatMap(text -> {
            if (text.matches("[A-Za-z0-9]{1,20}")) {
                return Option.some(text);
            }
            refuse("remoteId", "must be 1 to 20 letters and digits");
            return Option.none();
        });
    }

    private Option<String> text(String name) {
        var value = body.get(name);
        if (value instanceof JsonString string) {
            return Option.some(string.getString());
        }
        if (value != null) {
            refuse(name, "must be a string");
        }
        return Option.none();
    }

    private <T> T required(String name, Option<T> value) {
        if (!body.containsKey(name)) {
            refuse(name, "is missing");
        }
        return value.getOrNull();
    }

    private void refuse(String field, String message) {
        wrong.add(new Wrong(field, message));
    }
}
