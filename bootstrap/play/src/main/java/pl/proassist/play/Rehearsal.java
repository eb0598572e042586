package pl.proassist.play;

import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The world around the product while it rehearses: the clock, the payment operator's payers, and what patients received. */
public final class Rehearsal {

    private final Api api;

    public Rehearsal(Api api) {
        this.api = api.anonymous();
    }

    public Instant now() {
        return Instant.parse(api.get("/rehearsal/clock").expect(200).json().getString("now"));
    }

    /** Jumps: to a server that was not there in between. */
    public void setClock(Instant now) {
        done(api.put("/rehearsal/clock", object("now", now.toString())));
    }

    /** Lives through the time, due instant by due instant. */
    public void advance(Duration by) {
        done(api.post("/rehearsal/clock/advance", object("by", by.toString())));
    }

    private static void done(Api.Answer arrival) {
        if (arrival.expect(200).json().containsKey("unfinished")) {
            throw new Api.Unexpected(arrival.request(), "all due work done", arrival);
        }
    }

    public void advanceTo(Instant when) {
        advance(Duration.between(now(), when));
    }

    /** Everything that is due now is done when this returns. */
    public void settle() {
        advance(Duration.ZERO);
    }

    /** An empty world. */
    public JsonObject reset() {
        return api.post("/rehearsal/reset", object()).expect(200).json();
    }

    /** What goes wrong from now on, such as {@code faults("autopay", "itn", "LOST")}; nothing else does. */
    public void faults(String provider, String operation, String fault) {
        api.put("/rehearsal/faults", object(provider, Map.of(operation, fault))).expect(200);
    }

    public void noFaults() {
        api.put("/rehearsal/faults", object()).expect(200);
    }

    /** @param reference by which its sender knows it: the idx of an SMS, the Message-ID of an e-mail */
    public record Message(String channel, String to, String kind, String reference, String text) {
    }

    /** What a phone number or a mailbox received, oldest first. */
    public List<Message> messagesTo(String address) {
        return api.get("/rehearsal/messages?to=" + URLEncoder.encode(address, StandardCharsets.UTF_8)).expect(200).json()
                .getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(each -> new Message(each.getString("channel"), each.getString("to"), text(each, "kind"), text(each, "reference"), each.getString("text")))
                .toList();
    }

    private static String text(JsonObject object, String name) {
        return object.get(name) instanceof JsonString string ? string.getString() : "";
    }

    /** What the operator knows of an order, when it knows it. */
    public Optional<JsonObject> order(String orderId) {
        return orders().stream().filter(each -> each.getString("orderId").equals(orderId)).findFirst();
    }

    public List<JsonObject> orders() {
        return api.get("/rehearsal/autopay/orders").expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** A payer pays what is asked. */
    public Api.Answer pay(String orderId) {
        return pay(orderId, JsonValue.EMPTY_JSON_OBJECT);
    }

    /** @param how {@code at}, {@code amount}, {@code remoteId} */
    public Api.Answer pay(String orderId, JsonObject how) {
        return tell(orderId, "pay", how);
    }

    /** The last notification once more. */
    public Api.Answer repeat(String orderId) {
        return tell(orderId, "repeat", JsonValue.EMPTY_JSON_OBJECT);
    }

    /** @param what {@code pay}, {@code fail}, {@code pending} or {@code repeat} */
    public Api.Answer tell(String orderId, String what, JsonObject how) {
        return api.post("/rehearsal/autopay/orders/%s/%s".formatted(orderId, what), how);
    }

    /** What a company fetches from the ministry: a token and two certificates with their keys. */
    public JsonObject ksefCredentials(String nip) {
        return api.get("/rehearsal/ksef/credentials?nip=" + nip).expect(200).json();
    }

    /** Everything that was ever sent to KSeF, oldest first. */
    public List<JsonObject> ksefInvoices() {
        return api.get("/rehearsal/ksef/invoices").expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    /** The ministry tells how KSeF is: {@code AVAILABLE}, {@code MAINTENANCE}, {@code FAILURE} or {@code TOTAL_FAILURE}. */
    public void announceKsef(String state) {
        api.put("/rehearsal/ksef/announcement", object("state", state)).expect(200);
    }
}
