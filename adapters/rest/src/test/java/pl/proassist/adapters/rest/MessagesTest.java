package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.adapters.rest.Bodies.NOBODY;
import static pl.proassist.adapters.rest.Bodies.THE_FACILITY;
import static pl.proassist.domain.Builders.DEADLINE;

import io.vavr.control.Option;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Handover;

/** What did not arrive, over HTTP: seen, sent again, and the slot that was kept because of it. */
class MessagesTest extends ApiTest {

    private String visit;

    @BeforeEach
    void nobodyIsReached() {
        api.world.sms.answer(Option.some(new Handover.AddresseeRefused("smsapi 13: no valid number")));
        api.world.mail.answer(Option.some(new Handover.AddresseeRefused("smtp 550: mailbox refused")));
        visit = awaited();
        api.world.settle();
    }

    @Test
    @Proves({"MSG-05", "LNK-10"})
    void what_did_not_arrive_is_listed_page_by_page() {
        var first = api.get(THE_FACILITY + "/messages?state=not-delivered&limit=1");
        var second = api.get(THE_FACILITY + "/messages?limit=500&cursor=" + first.json().getString("next"));

        assertThat(items(first)).singleElement().satisfies(message -> {
            assertThat(message.getString("visit")).isEqualTo(visit.replace("/visits/", ""));
            assertThat(message.getString("status")).isEqualTo("FAILED");
            assertThat(message.getString("deadline")).isEqualTo(DEADLINE.toString());
            assertThat(message.getBoolean("carriedOtherwise")).isFalse();
        });
        assertThat(items(second)).isNotEmpty();
        assertThat(second.json().containsKey("next")).isFalse();
        assertThat(items(api.get(THE_FACILITY + "/messages?from=2031-01-01"))).isEmpty();
    }

    @Test
    void another_list_and_a_wrong_moment_are_refused_together() {
        var answer = api.get(THE_FACILITY + "/messages?state=lost&from=yesterday&cursor=x");

        assertThat(answer.no()).isEqualTo("400 malformed-request");
        assertThat(answer.json().getJsonArray("errors")).hasSize(3);
    }

    @Test
    @Proves("MSG-01")
    void what_went_well_is_listed_when_somebody_asks_for_it() {
        api.world.sms.answer(Option.none());
        api.post("/messages/" + message(0).getString("id") + "/send-again", "{\"channel\": \"SMS\"}");
        api.world.settle();

        assertThat(items(api.get(THE_FACILITY + "/messages?state=sent"))).singleElement()
                .satisfies(message -> assertThat(message.getString("status")).isEqualTo("SENT"));
        assertThat(items(api.get(THE_FACILITY + "/messages?state=delivered"))).isEmpty();
        assertThat(items(api.get(THE_FACILITY + "/messages?state=all"))).hasSizeGreaterThan(items(api.get(THE_FACILITY + "/messages")).size());
    }

    @Test
    @Proves({"LNK-04", "LNK-05"})
    void a_message_is_sent_again_and_stands_on_the_visit_with_its_parts() {
        api.world.sms.answer(Option.none());

        var again = api.post("/messages/" + message(0).getString("id") + "/send-again", "{\"channel\": \"SMS\"}");
        api.world.settle();

        assertThat(again.status()).isEqualTo(200);
        var sent = messages().stream().filter(each -> each.getString("id").equals(again.json().getString("id"))).findFirst().orElseThrow();
        assertThat(sent.getString("status")).isEqualTo("SENT");
        assertThat(sent.getInt("parts")).isEqualTo(1);
    }

    @Test
    void a_message_that_is_not_there_and_a_channel_that_is_none_have_their_own_answers() {
        assertThat(api.post("/messages/" + NOBODY + "/send-again", "{\"channel\": \"SMS\"}").no()).isEqualTo("404 unknown-message");
        assertThat(api.post("/messages/" + message(0).getString("id") + "/send-again", "{\"channel\": \"PIGEON\"}").no()).isEqualTo("400 malformed-request");
    }

    @Test
    @Proves({"DL-11", "PAY-20"})
    void a_slot_whose_patient_knows_nothing_is_kept_shown_and_released_by_hand() {
        assertThat(api.post(visit + "/release", "").no()).isEqualTo("409 still-payable");
        api.world.advanceTo(DEADLINE.plus(Duration.ofHours(1)));
        assertThat(api.get(visit).json().getString("status")).isEqualTo("AWAITING_PAYMENT");
        assertThat(api.get(visit).json().getJsonArray("warnings").getValuesAs(JsonString.class)).extracting(JsonString::getString)
                .containsExactly("payment-message-not-delivered");

        var released = api.post(visit + "/release", "");

        assertThat(released.status()).isEqualTo(200);
        assertThat(released.json().getString("status")).isEqualTo("LAPSED");
        assertThat(released.json().getJsonArray("warnings")).isEmpty();
    }

    @Test
    @Proves({"DL-11", "PAY-20"})
    void whether_such_a_slot_is_kept_is_the_facilitys_own_choice() {
        assertThat(api.get(THE_FACILITY + "/delivery-settings").json().getString("unreached")).isEqualTo("ASK_STAFF");

        assertThat(api.put(THE_FACILITY + "/delivery-settings", "{\"unreached\": \"RELEASE\"}").json().getString("unreached")).isEqualTo("RELEASE");
        api.world.advanceTo(DEADLINE.plus(Duration.ofHours(1)));

        assertThat(api.get(visit).json().getString("status")).isEqualTo("LAPSED");
        assertThat(api.put(THE_FACILITY + "/delivery-settings", "{\"unreached\": \"MAYBE\"}").no()).isEqualTo("400 malformed-request");
    }

    private JsonObject message(int number) {
        return messages().get(number);
    }

    private List<JsonObject> messages() {
        return api.get(visit).json().getJsonArray("messages").getValuesAs(JsonObject.class);
    }

    private static List<JsonObject> items(RunningApi.Answer answer) {
        return answer.json().getJsonArray("items").getValuesAs(JsonObject.class);
    }
}
