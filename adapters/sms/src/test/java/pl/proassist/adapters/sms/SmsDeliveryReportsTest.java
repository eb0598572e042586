package pl.proassist.adapters.sms;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.glassfish.jersey.internal.inject.AbstractBinder;
import org.glassfish.jersey.jdkhttp.JdkHttpServerFactory;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.Mockito;
import pl.proassist.Proves;
import pl.proassist.application.arriving.RecordDeliveryReport;
import pl.proassist.application.fakes.InMemoryTransactions;
import pl.proassist.application.port.Messages;

/** The door as the provider knocks: over HTTP, with the addresses it makes. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsDeliveryReportsTest {

    private static final Instant NOW = Instant.parse("2026-01-12T14:20:00Z");
    private static final String OB_1 = "5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0001";
    private static final String OB_3 = "5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0003";

    private record Told(Option<UUID> message, Option<String> providerId, boolean delivered, Instant at) {
    }

    private final List<Told> told = new ArrayList<>();
    private HttpServer server;

    @BeforeEach void open_the_door() {
        // The outbox has many duties, and only one of them is asked for here.
        var messages = Mockito.mock(Messages.class, call -> {
            if (!call.getMethod().getName().equals("reported")) {
                throw new AssertionError("not the door's business: " + call.getMethod());
            }
            told.add(new Told(call.getArgument(0), call.getArgument(1), call.getArgument(2), call.getArgument(3)));
            return Option.none();
        });
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var recordDeliveryReport = new RecordDeliveryReport(messages, lost -> { }, new InMemoryTransactions(clock), clock);
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), new ResourceConfig(SmsDeliveryReports.class)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(new AbstractBinder() {
                    @Override protected void configure() {
                        bind(TestAccount.at("http://127.0.0.1:1")).to(SmsApiSettings.class);
                        bind(recordDeliveryReport).to(RecordDeliveryReport.class);
                    }
                }));
    }

    @AfterEach void close_the_door() {
        server.stop(0);
    }

    @Test @Proves("MSG-15") void three_reports_in_one_call_reach_their_messages() throws Exception {
        var answer = knock(TestAccount.SECRET, "MsgId=AAA1,AAA2,AAA3&status=404,405,403&idx=" + OB_1 + ",," + OB_3
                + "&donedate=1805100100,1805100105,1805100110&username=klinika");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body()).isEqualTo("OK");
        assertThat(told).containsExactly(delivered(OB_1, "AAA1"), new Told(Option.none(), Option.some("AAA2"), false, NOW));
    }

    @Test void five_reports_with_encoded_commas_are_read_too() throws Exception {
        knock(TestAccount.SECRET, "MsgId=A%2CB%2CC%2CD%2CE&status=404%2C404%2C404%2C404%2C404&idx=%2C%2C%2C%2C" + OB_1);

        assertThat(told).extracting(Told::providerId).containsExactly(Option.some("A"), Option.some("B"), Option.some("C"), Option.some("D"), Option.some("E"));
        assertThat(told.get(4)).isEqualTo(delivered(OB_1, "E"));
    }

    @ParameterizedTest @CsvSource({"404, true", "402, false", "405, false", "406, false", "407, false", "412, false"})
    void a_final_state_is_told(String status, boolean delivered) throws Exception {
        knock(TestAccount.SECRET, "MsgId=AAA1&status=" + status + "&idx=" + OB_1);

        assertThat(told).containsExactly(new Told(Option.some(UUID.fromString(OB_1)), Option.some("AAA1"), delivered, NOW));
    }

    @ParameterizedTest @ValueSource(strings = {"401", "403", "408", "409", "410", "411", "999", "x", "DELIVERED"})
    void a_state_that_is_not_final_or_not_known_changes_nothing(String status) throws Exception {
        var answer = knock(TestAccount.SECRET, "MsgId=AAA1&status=" + status + "&idx=" + OB_1);

        assertThat(answer.body()).isEqualTo("OK");
        assertThat(told).isEmpty();
    }

    @Test void the_provider_need_not_send_our_id() throws Exception {
        knock(TestAccount.SECRET, "MsgId=AAA1&status=404");

        assertThat(told).containsExactly(new Told(Option.none(), Option.some("AAA1"), true, NOW));
    }

    @Test void our_id_is_enough_after_a_lost_reply() throws Exception {
        knock(TestAccount.SECRET, "MsgId=&status=404&idx=" + OB_1);

        assertThat(told).containsExactly(new Told(Option.some(UUID.fromString(OB_1)), Option.none(), true, NOW));
    }

    @ParameterizedTest @ValueSource(strings = {"ob-1", "1-1-1-1-1", "%27%3B--", "5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f00011"})
    void a_malformed_id_is_ignored_and_the_providers_one_still_counts(String idx) throws Exception {
        var answer = knock(TestAccount.SECRET, "MsgId=AAA1&status=404&idx=" + idx);

        assertThat(answer.body()).isEqualTo("OK");
        assertThat(told).containsExactly(new Told(Option.none(), Option.some("AAA1"), true, NOW));
    }

    @Test void ids_that_do_not_pair_up_with_the_reports_are_not_guessed_at() throws Exception {
        knock(TestAccount.SECRET, "MsgId=AAA1,AAA2&status=404,404&idx=" + OB_1);

        assertThat(told).extracting(Told::message).containsExactly(Option.none(), Option.none());
    }

    @Test void a_report_that_names_nothing_is_thanked_for_and_forgotten() throws Exception {
        assertThat(knock(TestAccount.SECRET, "MsgId=&status=404&idx=nothing").body()).isEqualTo("OK");
        assertThat(told).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"", "MsgId=AAA1", "MsgId=AAA1,AAA2&status=404", "MsgId=AAA1&status=404,405"})
    void a_call_whose_statuses_belong_to_nothing_is_refused_whole(String query) throws Exception {
        assertThat(knock(TestAccount.SECRET, query).statusCode()).isEqualTo(400);
        assertThat(told).isEmpty();
    }

    @ParameterizedTest @ValueSource(strings = {"8f1d5a77c0de4b21a9e7", "8f1d5a77c0de4b21a9e", "8F1D5A77C0DE4B21A9E6", "x"})
    void a_wrong_secret_finds_no_door(String secret) throws Exception {
        assertThat(knock(secret, "MsgId=AAA1&status=404&idx=" + OB_1).statusCode()).isEqualTo(404);
        assertThat(told).isEmpty();
    }

    private static Told delivered(String message, String providerId) {
        return new Told(Option.some(UUID.fromString(message)), Option.some(providerId), true, NOW);
    }

    private HttpResponse<String> knock(String secret, String query) throws IOException, InterruptedException {
        var address = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getAddress().getPort()
                + "/webhooks/smsapi/" + secret + "?" + query;
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
