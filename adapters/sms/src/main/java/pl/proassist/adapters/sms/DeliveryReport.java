package pl.proassist.adapters.sms;

import io.vavr.control.Option;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What became of one SMS, as SMSAPI tells it: one call carries several, each parameter with values in the same order
 * (smsapi.md 6).
 *
 * @param message our id; none when it was left out or is not one of ours
 */
record DeliveryReport(Option<UUID> message, Option<String> providerId, Fate fate) {

    /** Whether it reached the handset. OPEN: on its way, or nobody will ever know. */
    enum Fate { DELIVERED, UNDELIVERED, OPEN }

    private static final Pattern OUR_ID = Pattern.compile("\\p{XDigit}{8}(-\\p{XDigit}{4}){3}-\\p{XDigit}{12}");

    /** @return the reports, or none when ids and statuses do not pair up */
    static Option<List<DeliveryReport>> read(String providerIds, String statuses, String messages) {
        var ids = values(providerIds);
        var codes = values(statuses);
        var ours = values(messages);
        return Option.when(!statuses.isBlank() && ids.length == codes.length, () -> IntStream.range(0, ids.length)
                .mapToObj(i -> new DeliveryReport(
                        Option.when(ours.length == ids.length, () -> ours[i]).filter(id -> OUR_ID.matcher(id).matches()).map(UUID::fromString),
                        Option.some(ids[i]).filter(id -> !id.isEmpty()),
                        fate(codes[i])))
                .toList());
    }

    boolean namesAMessage() {
        return message.isDefined() || providerId.isDefined();
    }

    private static Fate fate(String code) {
        return switch (code) {
            case "404" -> Fate.DELIVERED;
            case "402", "405", "406", "407", "412" -> Fate.UNDELIVERED;
            default -> Fate.OPEN;
        };
    }

    private static String[] values(String joined) {
        var values = joined.split(",", -1);
        for (var i = 0; i < values.length; i++) {
            values[i] = values[i].strip();
        }
        return values;
    }
}
