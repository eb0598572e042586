package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import jakarta.json.Json;
import jakarta.json.JsonArrayBuilder;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What the doors of the rehearsal answer, as JSON in the manner of api.md 1: what is not there is left out. */
final class RehearsalJson {

    private RehearsalJson() {
    }

    static JsonObject of(TimeTravel.Arrival arrival) {
        var json = Json.createObjectBuilder().add("now", arrival.now().toString());
        if (!arrival.unfinished().isEmpty()) {
            json.add("unfinished", Json.createArrayBuilder(arrival.unfinished()));
        }
        return json.build();
    }

    static <T> JsonObject items(List<T> items, Function<T, JsonObjectBuilder> item) {
        return Json.createObjectBuilder().add("items", array(items, item)).build();
    }

    static JsonObjectBuilder of(SimulatedMessages.Message message) {
        var json = Json.createObjectBuilder().add("channel", message.channel()).add("to", message.to());
        add(json, "kind", message.kind());
        add(json, "subject", message.subject());
        json.add("text", message.text()).add("at", message.at().toString());
        add(json, "reference", message.reference());
        message.parts().forEach(parts -> json.add("parts", parts));
        return json;
    }

    static JsonObjectBuilder of(AutopayOperator.History known, String page) {
        var order = known.order();
        return Json.createObjectBuilder().add("orderId", order.orderId()).add("remoteId", remoteId(known)).add("amount", order.amount().toString())
                .add("status", known.status()).add("validUntil", order.validUntil().toString()).add("linkUntil", order.linkUntil().toString())
                .add("page", page)
                .add("attempts", array(known.attempts(), RehearsalJson::of))
                .add("refunds", array(known.refunds(), RehearsalJson::of));
    }

    static JsonObject of(ItnDelivery.Outcome outcome) {
        var itn = outcome.itn();
        var json = Json.createObjectBuilder().add("orderId", itn.orderId()).add("remoteId", itn.remoteId()).add("amount", itn.amount().toString())
                .add("status", itn.status().name()).add("at", itn.happenedAt().toString())
                .add("answers", array(outcome.answers(), answer -> {
                    var one = Json.createObjectBuilder();
                    answer.httpStatus().forEach(status -> one.add("httpStatus", status));
                    add(one, "confirmation", answer.confirmation());
                    return one;
                }));
        add(json, "confirmation", Option.ofOptional(outcome.answers().stream().findFirst()).flatMap(ItnDelivery.Answer::confirmation));
        add(json, "nextAt", outcome.nextAt().map(Object::toString));
        return json.build();
    }

    static JsonObject of(Map<FaultySpot, Fault> faults) {
        var json = Json.createObjectBuilder();
        for (var provider : FaultySpot.PROVIDERS) {
            var operations = Json.createObjectBuilder();
            FaultySpot.of(provider).forEach(spot -> operations.add(spot.operation(), faults.getOrDefault(spot, Fault.NONE).name()));
            json.add(provider, operations);
        }
        return json.build();
    }

    /** What KSeF has; what it told the sender is the same as soon as it was told. */
    static JsonObjectBuilder of(KsefBooks.Sent sent, Instant now) {
        var json = Json.createObjectBuilder().add("reference", sent.reference()).add("session", sent.session()).add("hash", sent.hash())
                .add("code", sent.isReady(now) ? sent.code() : 150);
        sent.facts().forEach(facts -> json.add("seller", facts.seller()).add("kind", facts.kind()).add("number", facts.number()).add("issued", facts.issued().toString()));
        add(json, "buyer", sent.facts().flatMap(KsefInvoice::buyer));
        add(json, "ksefNumber", sent.ksefNumber());
        add(json, "mode", sent.mode());
        add(json, "corrected", sent.corrected());
        if (!sent.details().isEmpty()) {
            json.add("details", Json.createArrayBuilder(sent.details()));
        }
        json.add("sentAt", sent.sentAt().toString()).add("readyAt", sent.readyAt().toString());
        add(json, "xml", Option.of(sent.xml()).map(xml -> new String(xml, StandardCharsets.UTF_8)));
        return json;
    }

    static JsonObject of(KsefBoard.State state, List<KsefBoard.Event> events) {
        return Json.createObjectBuilder().add("state", state.name()).add("events", array(events, event -> {
            var json = Json.createObjectBuilder().add("event", event.id()).add("what", event.what().name()).add("start", event.start().toString());
            add(json, "end", event.end().map(Object::toString));
            return json;
        })).build();
    }

    static JsonObject of(Fetched fetched) {
        return Json.createObjectBuilder().add("nip", fetched.nip()).add("token", fetched.token()).add("authentication", of(fetched.authentication()))
                .add("offline", of(fetched.offline())).build();
    }

    private static JsonObjectBuilder of(Fetched.File file) {
        return Json.createObjectBuilder().add("serial", file.serial()).add("certificate", file.certificate()).add("key", file.key()).add("password", file.password());
    }

    static JsonObject of(Problem problem) {
        var json = Json.createObjectBuilder().add("type", "/problems/" + problem.code()).add("title", problem.title())
                .add("status", problem.status()).add("detail", problem.detail()).add("code", problem.code());
        if (!problem.errors().isEmpty()) {
            json.add("errors", array(problem.errors(), wrong ->
                    Json.createObjectBuilder().add("field", wrong.field()).add("message", wrong.message())));
        }
        return json.build();
    }

    private static JsonObjectBuilder of(AutopayOperator.Attempt attempt) {
        return Json.createObjectBuilder().add("remoteId", attempt.remoteId()).add("amount", attempt.amount().toString())
                .add("status", attempt.status().name()).add("at", attempt.changedAt().toString());
    }

    private static JsonObjectBuilder of(AutopayOperator.Refund refund) {
        return Json.createObjectBuilder().add("messageId", refund.messageId()).add("remoteId", refund.remoteId())
                .add("amount", refund.amount().toString()).add("status", refund.status());
    }

    /** The attempt that brought the money, else the last one, else the one that was begun with the order. */
    private static String remoteId(AutopayOperator.History known) {
        return Option.ofOptional(known.attempts().stream().filter(attempt -> attempt.status() == AutopayOperator.Status.SUCCESS).findFirst()
                        .or(() -> known.attempts().stream().reduce((first, second) -> second)))
                .map(AutopayOperator.Attempt::remoteId).getOrElse(known.order().remoteId());
    }

    private static void add(JsonObjectBuilder json, String name, Option<String> value) {
        value.forEach(text -> json.add(name, text));
    }

    private static <T> JsonArrayBuilder array(List<T> items, Function<T, JsonObjectBuilder> item) {
        var array = Json.createArrayBuilder();
        items.forEach(each -> array.add(item.apply(each)));
        return array;
    }
}
