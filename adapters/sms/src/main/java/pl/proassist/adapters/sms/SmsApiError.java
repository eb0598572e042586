package pl.proassist.adapters.sms;

import static java.util.Map.entry;

import io.vavr.control.Option;
import java.time.Duration;
import java.util.Map;
import pl.proassist.application.port.Handover;

/** What an error number of SMSAPI means for a message of ours, by the vendor's published list (smsapi.md 4). */
record SmsApiError(int code, Meaning meaning, String words) {

    /** Whom the error concerns: this try, our account, this text, this number, or nobody as the SMS went out before. */
    private enum Meaning { NOT_NOW, CHANNEL, MESSAGE, ADDRESSEE, DUPLICATE }

    private static final Duration NUMBER_RESTS = Duration.ofSeconds(60);
    private static final Duration QUIET_HOURS_LAST = Duration.ofMinutes(15);

    private static final Map<Integer, SmsApiError> KNOWN = Map.ofEntries(
            channel(7, "short links are not enabled"),
            message(8, "error in the request"),
            message(11, "text too long, empty or with characters outside GSM-7"),
            message(12, "text has more parts than allowed"),
            addressee(13, "no valid number"),
            channel(14, "sender name not allowed"),
            message(17, "flash message with special characters"),
            message(18, "wrong number of parameters"),
            message(19, "too many messages in one request"),
            message(20, "wrong number of references"),
            message(25, "normalize together with datacoding"),
            message(27, "reference too long"),
            message(28, "bad time restriction"),
            message(30, "bad UDH"),
            message(40, "contact group missing"),
            message(41, "contact group empty"),
            message(50, "scheduled too far ahead"),
            notNow(52, "too many messages to one number"),
            entry(53, new SmsApiError(53, Meaning.DUPLICATE, "reference used before")),
            message(54, "bad date"),
            message(56, "bad expiration"),
            addressee(57, "number on the account's black list"),
            addressee(59, "number opted out"),
            channel(70, "bad address for delivery reports"),
            notNow(74, "outside the allowed hours of the account"),
            message(76, "forbidden characters in parameters"),
            message(93, "text parameters with a group"),
            channel(94, "texts with links are not allowed on this account"),
            channel(98, "trial account: only to the owner's number"),
            channel(101, "not authorised"),
            channel(102, "not authorised"),
            channel(103, "not enough points"),
            message(104, "template missing"),
            channel(105, "this server's address is not allowed"),
            message(106, "bad short link"),
            channel(110, "action not allowed"),
            addressee(112, "country blocked on the account"),
            notNow(200, "submission failed"),
            notNow(201, "internal error of the provider"),
            notNow(202, "too many simultaneous requests"),
            notNow(203, "too many requests"),
            message(301, "message unknown"),
            message(400, "bad reference in a status query"),
            channel(401, "token lacks permission"),
            message(409, "value exists already"),
            channel(997, "plain HTTP refused"),
            notNow(998, "short-link service down"),
            notNow(999, "internal error of the provider"),
            channel(1000, "only for the main user"),
            channel(1001, "no such action"));

    static SmsApiError numbered(int code) {
        return KNOWN.getOrDefault(code, new SmsApiError(code, Meaning.MESSAGE, "an error that is on no list"));
    }

    Handover handover(Option<Duration> retryAfter, int parts) {
        var reason = "smsapi " + code + ": " + words;
        return switch (meaning) {
            case NOT_NOW -> new Handover.TryLater(notBefore(retryAfter), reason);
            case CHANNEL -> new Handover.ChannelDown(reason);
            case MESSAGE -> new Handover.Rejected(reason);
            case ADDRESSEE -> new Handover.AddresseeRefused(reason);
            case DUPLICATE -> new Handover.Accepted(Option.none(), parts);
        };
    }

    private Option<Duration> notBefore(Option<Duration> retryAfter) {
        return switch (code) {
            case 52 -> Option.some(longer(NUMBER_RESTS, retryAfter));
            case 74 -> Option.some(longer(QUIET_HOURS_LAST, retryAfter));
            default -> retryAfter;
        };
    }

    private static Duration longer(Duration least, Option<Duration> asked) {
        return asked.filter(time -> time.compareTo(least) > 0).getOrElse(least);
    }

    private static Map.Entry<Integer, SmsApiError> notNow(int code, String words) {
        return entry(code, new SmsApiError(code, Meaning.NOT_NOW, words));
    }

    private static Map.Entry<Integer, SmsApiError> channel(int code, String words) {
        return entry(code, new SmsApiError(code, Meaning.CHANNEL, words));
    }

    private static Map.Entry<Integer, SmsApiError> message(int code, String words) {
        return entry(code, new SmsApiError(code, Meaning.MESSAGE, words));
    }

    private static Map.Entry<Integer, SmsApiError> addressee(int code, String words) {
        return entry(code, new SmsApiError(code, Meaning.ADDRESSEE, words));
    }
}
