package pl.proassist.adapters.rehearsal;

import static pl.proassist.adapters.rehearsal.Fault.*;

import io.vavr.control.Option;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/** An operation of a simulated provider, and what can go wrong with it. */
enum FaultySpot {

    AUTOPAY_START("autopay", "start", TIMEOUT, LOST, WRONG_HASH, HTTP_500, GARBLED, RATE_LIMIT, REFUSED),
    AUTOPAY_STATUS("autopay", "status", TIMEOUT, LOST, WRONG_HASH, WRONG_AMOUNT, HTTP_500, GARBLED),
    AUTOPAY_CANCEL("autopay", "cancel", TIMEOUT, LOST, WRONG_HASH, HTTP_500, GARBLED, REFUSED),
    AUTOPAY_REFUND("autopay", "refund", TIMEOUT, LOST, WRONG_HASH, HTTP_500, GARBLED, REFUSED, NO_FUNDS),
    AUTOPAY_REFUND_STATUS("autopay", "refundStatus", TIMEOUT, LOST, WRONG_HASH, HTTP_500, GARBLED, DELAYED),
    AUTOPAY_ITN("autopay", "itn", TIMEOUT, LOST, DOUBLED, DELAYED, OUT_OF_ORDER, WRONG_HASH, WRONG_AMOUNT),
    /** Whichever account is used. */
    SMS_SEND("sms", "send", TIMEOUT, LOST, SLOW, HTTP_500, GARBLED, LINKS_FORBIDDEN, NO_SUCH_NUMBER, NO_CREDIT, TOO_MANY, UNAUTHORIZED),
    /** Only our main account. */
    SMS_FIRST("sms", "firstAccount", TIMEOUT, LOST, SLOW, HTTP_500, GARBLED, LINKS_FORBIDDEN, NO_SUCH_NUMBER, NO_CREDIT, TOO_MANY, UNAUTHORIZED),
    /** Only the account that is used when the main one fails. */
    SMS_SECOND("sms", "secondAccount", TIMEOUT, LOST, SLOW, HTTP_500, GARBLED, LINKS_FORBIDDEN, NO_SUCH_NUMBER, NO_CREDIT, TOO_MANY, UNAUTHORIZED),
    SMS_REPORT("sms", "report", LOST, DOUBLED, UNDELIVERED),
    EMAIL_SEND("email", "send", TIMEOUT, LOST, SLOW, HTTP_500, REFUSED, BOUNCE, BOUNCE_LATER),
    /** Whatever is asked of KSeF, but not its status service. */
    KSEF_API("ksef", "api", TIMEOUT, DOWN, SLOW, HTTP_500, GARBLED, THROTTLED),
    KSEF_LOGIN("ksef", "login", TIMEOUT, LOST, HTTP_500, GARBLED, THROTTLED, REFUSED, UNAUTHORIZED),
    KSEF_OPEN("ksef", "open", TIMEOUT, LOST, HTTP_500, GARBLED, THROTTLED),
    KSEF_SEND("ksef", "send", TIMEOUT, LOST, SLOW, HTTP_500, GARBLED, THROTTLED, MAINTENANCE, SESSION_LOST, DUPLICATE, REFUSED),
    KSEF_CLOSE("ksef", "close", TIMEOUT, LOST, HTTP_500, GARBLED, THROTTLED),
    KSEF_STATUS("ksef", "status", TIMEOUT, HTTP_500, GARBLED, THROTTLED, DELAYED, WRONG_NUMBER, BAD_CHECK_DIGIT, WRONG_HASH),
    KSEF_UPO("ksef", "upo", TIMEOUT, HTTP_500, GARBLED, THROTTLED, DELAYED, WRONG_HASH),
    KSEF_QUERY("ksef", "query", TIMEOUT, HTTP_500, GARBLED, THROTTLED, WRONG_HASH),
    /** The ministry's status service. */
    KSEF_ANNOUNCED("ksef", "announced", TIMEOUT, HTTP_500, GARBLED, MAINTENANCE, FAILURE, TOTAL_FAILURE);

    /** Providers that may be named in a request. */
    static final List<String> PROVIDERS = List.of("autopay", "sms", "email", "ksef");

    private final String provider;
    private final String operation;
    private final Set<Fault> faults;

    FaultySpot(String provider, String operation, Fault... faults) {
        this.provider = provider;
        this.operation = operation;
        this.faults = Set.of(faults);
    }

    static Option<FaultySpot> named(String provider, String operation) {
        return Option.ofOptional(of(provider).stream().filter(spot -> spot.operation.equals(operation)).findFirst());
    }

    static List<FaultySpot> of(String provider) {
        return Arrays.stream(values()).filter(spot -> spot.provider.equals(provider)).toList();
    }

    String operation() {
        return operation;
    }

    /** The fault of that name, if it can befall this operation. */
    Option<Fault> fault(String name) {
        return Option.ofOptional(possible().stream().filter(fault -> fault.name().equals(name)).findFirst());
    }

    List<Fault> possible() {
        return Arrays.stream(Fault.values()).filter(fault -> fault == NONE || faults.contains(fault)).toList();
    }
}
