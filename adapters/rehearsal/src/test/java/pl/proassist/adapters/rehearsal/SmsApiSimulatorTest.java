package pl.proassist.adapters.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.IOException;
import java.io.StringReader;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

@Proves("MSG-15")
@DisplayNameGeneration(ReplaceUnderscores.class)
class SmsApiSimulatorTest {

    private static final Instant NOON = Instant.parse("2026-01-12T12:00:00Z");
    private static final UUID OUTBOX = UUID.fromString("0b0f6f0c-9a0e-4a7e-8f11-000000000123");

    private static Stage stage;
    private static PlayedProduct product;
    private static Simulators simulators;

    @BeforeAll
    static void build() {
        stage = Stage.set();
        product = new PlayedProduct();
        simulators = new Simulators(stage.source(), stage.clock, stage.settings(product.address()));
        simulators.start();
    }

    @AfterAll
    static void strike() {
        simulators.close();
        product.close();
        stage.close();
    }

    @BeforeEach
    void clear() {
        stage.clear();
        product.forget();
        stage.clock.set(NOON);
    }

    @Test
    void a_message_is_taken_and_can_be_read_with_the_reason_from_the_outbox() throws Exception {
        stage.database.update("INSERT INTO message (id, kind) VALUES (?, 'PAYMENT_REQUIRED')", OUTBOX);

        var answer = json(send(aMessage()));

        var item = answer.getJsonArray("list").getJsonObject(0);
        assertThat(answer.getInt("count")).isEqualTo(1);
        assertThat(answer.getInt("parts")).isEqualTo(1);
        assertThat(item.getString("id")).matches("[0-9A-F]{24}");
        assertThat(item.getString("number")).isEqualTo("48500600700");
        assertThat(item.getString("status")).isEqualTo("QUEUE");
        assertThat(item.isNull("error")).isTrue();
        assertThat(item.getString("idx")).isEqualTo(OUTBOX.toString());
        assertThat(simulators.messages().to("500 600 700")).singleElement().satisfies(message -> {
            assertThat(message.channel()).isEqualTo("SMS");
            assertThat(message.to()).isEqualTo("+48500600700");
            assertThat(message.kind()).contains("PAYMENT_REQUIRED");
            assertThat(message.text()).isEqualTo("Wizyta 15.03 o 10:30. Oplata: https://rej.example.org/p/V7K2M9QX");
            assertThat(message.at()).isEqualTo(NOON);
        });
    }

    @Test
    void one_idx_is_one_message() throws Exception {
        send(aMessage());

        var again = json(send(aMessage()));

        assertThat(again.getInt("error")).isEqualTo(53);
        assertThat(simulators.messages().all()).hasSize(1);
    }

    @Test
    void without_check_idx_the_provider_does_not_look() throws Exception {
        var message = aMessage();
        message.remove("check_idx");
        send(message);

        send(message);

        assertThat(simulators.messages().all()).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({"to,100200300,13", "to,12345,13", "to,'',13", "message,'',11", "from,Przychodnia Zdrowie,14", "expiration_date,1768222799,56",
            "notify_url,https://example.org/callback,70", "date,1768309200,8", "encoding,windows-1250,8"})
    void what_the_provider_would_not_take_is_refused_with_its_number(String field, String value, int code) throws Exception {
        var message = aMessage();
        message.put(field, value);

        assertThat(json(send(message)).getInt("error")).isEqualTo(code);
        assertThat(simulators.messages().all()).isEmpty();
    }

    @Test
    void a_text_of_more_parts_than_allowed_and_one_with_polish_letters_where_none_may_be() throws Exception {
        var longText = aMessage();
        longText.put("message", "a".repeat(460));
        var polish = aMessage();
        polish.put("message", "Zażółć");
        polish.put("nounicode", "1");

        assertThat(json(send(longText)).getInt("error")).isEqualTo(12);
        assertThat(json(send(polish)).getInt("error")).isEqualTo(11);
    }

    @Test
    void a_number_that_cannot_exist_is_named() throws Exception {
        var message = aMessage();
        message.put("to", "100200300");

        var answer = json(send(message));

        assertThat(answer.getJsonArray("invalid_numbers").getJsonObject(0).getString("number")).isEqualTo("48100200300");
    }

    @Test
    void without_the_right_token_nothing_is_sent() throws Exception {
        assertThat(json(send(aMessage(), "Bearer WRONG")).getInt("error")).isEqualTo(101);
        assertThat(simulators.messages().all()).isEmpty();
    }

    @Test
    void without_json_an_error_is_a_bare_line() throws Exception {
        var message = aMessage();
        message.remove("format");
        message.put("message", "");

        assertThat(send(message).body()).isEqualTo("ERROR:11");
    }

    @ParameterizedTest
    @CsvSource({"LINKS_FORBIDDEN,94", "NO_SUCH_NUMBER,13", "NO_CREDIT,103", "TOO_MANY,52", "UNAUTHORIZED,101"})
    void faults_answer_with_their_numbers(Fault fault, int code) throws Exception {
        simulators.faults().replace(Map.of(FaultySpot.SMS_SEND, fault));

        assertThat(json(send(aMessage())).getInt("error")).isEqualTo(code);
        assertThat(simulators.messages().all()).isEmpty();
    }

    @Test
    void where_links_are_forbidden_a_text_without_one_goes_through() throws Exception {
        simulators.faults().replace(Map.of(FaultySpot.SMS_SEND, Fault.LINKS_FORBIDDEN));
        var message = aMessage();
        message.put("message", "Termin wizyty minal.");

        assertThat(json(send(message)).containsKey("error")).isFalse();
    }

    @ParameterizedTest
    @EnumSource(names = {"TIMEOUT", "LOST"})
    void silence_means_not_sent_or_sent(Fault silence) {
        simulators.faults().replace(Map.of(FaultySpot.SMS_SEND, silence));

        assertThatThrownBy(() -> send(aMessage())).isInstanceOf(IOException.class);

        assertThat(simulators.messages().all()).hasSize(silence == Fault.LOST ? 1 : 0);
    }

    @Test
    void delivery_is_reported_after_a_while_until_it_is_heard() throws Exception {
        var message = aMessage();
        message.put("notify_url", product.address() + "/webhooks/smsapi/secret");
        product.mood = PlayedProduct.Mood.IS_BROKEN;
        var id = json(send(message)).getJsonArray("list").getJsonObject(0).getString("id");
        var travel = new TimeTravel(stage.clock, simulators.works());

        travel.advance(now -> now.plusSeconds(10));
        product.mood = PlayedProduct.Mood.CONFIRMS;
        travel.advance(now -> now.plus(Duration.ofMinutes(10)));

        assertThat(product.reports).hasSize(2).allSatisfy(report -> assertThat(report)
                .contains("MsgId=" + id).contains("status=404").contains("idx=" + OUTBOX));
    }

    @Test
    void an_undelivered_message_is_reported_as_such() throws Exception {
        simulators.faults().replace(Map.of(FaultySpot.SMS_REPORT, Fault.UNDELIVERED));
        var message = aMessage();
        message.put("notify_url", product.address() + "/webhooks/smsapi/secret");
        send(message);

        new TimeTravel(stage.clock, simulators.works()).advance(now -> now.plusSeconds(10));

        assertThat(product.reports).singleElement().satisfies(report -> assertThat(report).contains("status=405"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ala ma kota=1", "Zażółć gęślą jaźń=1", "[x]=1", "ó=1"})
    void short_texts_are_one_part(String vector) {
        assertThat(SmsLength.parts(vector.substring(0, vector.lastIndexOf('=')))).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"'',a,160,1", "'',a,161,2", "'',a,306,2", "'',a,307,3", "ą,a,69,1", "ą,a,70,2", "ą,a,133,2", "ą,a,134,3", "'',€,80,1", "a,€,80,2",
            "'',😀,35,1", "'',😀,36,2"})
    void parts_are_counted_as_on_the_air(String first, String then, int times, int parts) {
        assertThat(SmsLength.parts(first + then.repeat(times))).isEqualTo(parts);
    }

    @Test
    void a_pair_of_units_is_not_cut() {
        assertThat(SmsLength.parts("a".repeat(152) + "€" + "a".repeat(152))).isEqualTo(3);
    }

    private static Map<String, String> aMessage() {
        return Shop.fields("to", "48500600700", "message", "Wizyta 15.03 o 10:30. Oplata: https://rej.example.org/p/V7K2M9QX",
                "from", "Przychodnia", "encoding", "utf-8", "format", "json", "details", "1", "max_parts", "3",
                "idx", OUTBOX.toString(), "check_idx", "1");
    }

    @Test
    void the_second_account_has_references_and_faults_of_its_own() throws Exception {
        simulators.faults().replace(Map.of(FaultySpot.SMS_FIRST, Fault.NO_CREDIT));
        assertThat(json(send(aMessage())).getInt("error")).isEqualTo(103);
        assertThat(json(send(aMessage(), "Bearer " + Stage.SECOND_TOKEN)).getInt("count")).isEqualTo(1);
        assertThat(json(send(aMessage(), "Bearer " + Stage.SECOND_TOKEN)).getInt("error")).isEqualTo(53);

        simulators.faults().replace(Map.of(FaultySpot.SMS_SECOND, Fault.UNAUTHORIZED));
        assertThat(json(send(aMessage())).getInt("count")).as("the first does not know what the second took").isEqualTo(1);
        assertThat(json(send(aMessage(), "Bearer " + Stage.SECOND_TOKEN)).getInt("error")).isEqualTo(101);
        assertThat(simulators.messages().all()).hasSize(2);
    }

    @Test
    void a_slow_answer_is_an_answer() throws Exception {
        simulators.faults().replace(Map.of(FaultySpot.SMS_SEND, Fault.SLOW));
        var begun = System.nanoTime();

        assertThat(json(send(aMessage())).getInt("count")).isEqualTo(1);

        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThanOrEqualTo(SmsApiSimulator.SLOWNESS);
    }

    private static HttpResponse<String> send(Map<String, String> message) throws IOException, InterruptedException {
        return send(message, "Bearer " + Stage.TOKEN);
    }

    private static HttpResponse<String> send(Map<String, String> message, String authorization) throws IOException, InterruptedException {
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(simulators.sms().resolve("/sms.do")).timeout(Duration.ofSeconds(1))
                .header("Content-Type", "application/x-www-form-urlencoded").header("Authorization", authorization)
                .POST(HttpRequest.BodyPublishers.ofString(Shop.form(message))).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static JsonObject json(HttpResponse<String> answer) {
        try (var reader = Json.createReader(new StringReader(answer.body()))) {
            return reader.readObject();
        }
    }
}
