package pl.proassist.adapters.sms;

import static com.github.tomakehurst.wiremock.client.WireMock.aResponse;
import static com.github.tomakehurst.wiremock.client.WireMock.anyRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.client.WireMock.urlEqualTo;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Option;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.port.GatewayUnavailable;
import pl.proassist.application.port.GatewayUnreached;
import pl.proassist.application.port.Handover;
import pl.proassist.domain.Vectors;
import pl.proassist.domain.patient.PhoneNumber;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SmsApiGatewayTest {

    private static final UUID MESSAGE = UUID.fromString("5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0001");
    private static final PhoneNumber ANNA = new PhoneNumber("+48500600700");
    private static final String TEXT = "Wizyta 15.03 o 10:30. Oplata: https://rej.example.org/p/V7K2M9QX";
    private static final String TAKEN = """
            {"count":1,"message":"Wizyta","length":64,"parts":1,"list":[{"id":"6124CC3C3463351AD569127F","points":0.16,\
            "number":"48500600700","date_sent":1805100000,"submitted_number":"48500600700","status":"QUEUE","error":null,\
            "idx":"5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0001","parts":1}]}""";

    @RegisterExtension
    private static final WireMockExtension SERVER = WireMockExtension.newInstance().build();

    // What goes out

    @Test @Proves({"MSG-15", "LNK-05"}) void a_message_is_one_form_with_its_id_as_the_reference() {
        answering(aResponse().withBody(TAKEN));

        send();

        assertThat(request().getBodyAsString()).isEqualTo("to=48500600700"
                + "&message=Wizyta+15.03+o+10%3A30.+Oplata%3A+https%3A%2F%2Frej.example.org%2Fp%2FV7K2M9QX"
                + "&from=Przychodnia&encoding=utf-8&format=json&details=1&max_parts=3"
                + "&idx=5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0001&check_idx=1&time_restriction=ignore");
        assertThat(request().getHeader("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        assertThat(request().getHeader("Authorization")).isEqualTo("Bearer TESTTOKEN");
        assertThat(request().getHeader("User-Agent")).startsWith("Proassist/");
        assertThat(UUID.fromString(request().getHeader("X-Request-Id"))).isNotEqualTo(MESSAGE);
    }

    @Test void a_facility_that_can_be_reached_asks_for_a_delivery_report_and_one_without_a_name_sends_none() {
        answering(aResponse().withBody(TAKEN));

        new SmsApiGateway(TestAccount.reachable(SERVER.baseUrl(), "https://wizyty.przychodnia.pl")).send(MESSAGE, ANNA, TEXT);

        assertThat(request().formParameter("notify_url").firstValue())
                .isEqualTo("https://wizyty.przychodnia.pl/webhooks/smsapi/" + TestAccount.SECRET);
        assertThat(request().formParameter("from").isPresent()).isFalse();
    }

    @Test void every_try_has_a_request_id_of_its_own_and_the_same_reference() {
        answering(aResponse().withBody(TAKEN));

        send();
        send();

        assertThat(requests()).extracting(request -> request.formParameter("idx").firstValue()).containsOnly(MESSAGE.toString());
        assertThat(requests()).extracting(request -> request.getHeader("X-Request-Id")).doesNotHaveDuplicates();
    }

    @Test void signs_of_the_form_itself_inside_a_text_change_nothing() {
        answering(aResponse().withBody(TAKEN));

        new SmsApiGateway(TestAccount.at(SERVER.baseUrl())).send(MESSAGE, ANNA, "a&to=48999&idx=1+1=2%20\n;");

        assertThat(request().formParameter("message").firstValue()).isEqualTo("a&to=48999&idx=1+1=2%20\n;");
        assertThat(request().formParameter("to").values()).containsExactly("48500600700");
    }

    // What comes back

    @Test @Proves("MSG-15") void a_message_that_was_taken_has_the_providers_id_and_number_of_parts() {
        answering(aResponse().withBody(TAKEN.replace("\"parts\":1}]", "\"parts\":2}]")));

        assertThat(send()).isEqualTo(new Handover.Accepted(Option.some("6124CC3C3463351AD569127F"), 2));
    }

    @Test void points_and_parts_may_come_as_text() {
        answering(aResponse().withBody("""
                {"count":1,"parts":"2","list":[{"id":"6124CC","points":"0.1600","number":"48500600700","date_sent":1805100000,\
                "submitted_number":"48500600700","status":"QUEUE","error":null,"idx":null}]}"""));

        assertThat(send()).isEqualTo(new Handover.Accepted(Option.some("6124CC"), 2));
    }

    @Test void parts_that_nobody_told_are_counted() {
        answering(aResponse().withBody("{\"count\":1,\"list\":[{\"id\":\"6124CC\"}]}"));

        var answer = new SmsApiGateway(TestAccount.at(SERVER.baseUrl())).send(MESSAGE, ANNA, "ą".repeat(71));

        assertThat(answer).isEqualTo(new Handover.Accepted(Option.some("6124CC"), 2));
    }

    static Stream<Arguments> errors() {
        return Vectors.of("smsapi-errors.txt");
    }

    @ParameterizedTest @MethodSource("errors") @Proves("MSG-15")
    void every_error_of_the_vendors_list_has_its_meaning(int code, String meaning, String notBefore) {
        answering(aResponse().withBody("{\"error\":%d,\"message\":\"words of the provider about 48500600700\"}".formatted(code)));

        assertThat(send()).satisfies(answer -> assertMeans(answer, meaning, notBefore));
    }

    @ParameterizedTest @MethodSource("errors")
    void an_error_means_the_same_in_plain_text_and_under_another_status(int code, String meaning, String notBefore) {
        answering(aResponse().withStatus(400).withBody("ERROR:" + code));

        assertThat(send()).satisfies(answer -> assertMeans(answer, meaning, notBefore));
    }

    @Test void a_number_that_does_not_exist_is_the_addressees_matter_and_its_digits_are_not_repeated() {
        answering(aResponse().withBody("""
                {"invalid_numbers":[{"number":"48100200300","submitted_number":"100200300","message":"Invalid phone number"}],\
                "error":13,"message":"No correct phone numbers"}"""));

        assertThat(send()).isEqualTo(new Handover.AddresseeRefused("smsapi 13: no valid number"));
    }

    @Test void an_account_without_links_is_a_channel_that_is_down() {
        answering(aResponse().withBody("{\"error\":94,\"message\":\"Not allowed to send messages with link\"}"));

        assertThat(send()).isEqualTo(new Handover.ChannelDown("smsapi 94: texts with links are not allowed on this account"));
    }

    @Test void an_error_number_written_as_text_is_a_number() {
        answering(aResponse().withBody("{\"error\":\"103\",\"message\":\"Not enough credits\"}"));

        assertThat(send()).isEqualTo(new Handover.ChannelDown("smsapi 103: not enough points"));
    }

    @Test void an_error_in_words_is_final() {
        answering(aResponse().withStatus(400).withBody("{\"error\":\"invalid_request\",\"message\":\"48500600700 ...\"}"));

        assertThat(send()).isEqualTo(new Handover.Rejected("smsapi: invalid_request"));
    }

    @ParameterizedTest @ValueSource(ints = {401, 403})
    void a_refused_token_is_a_channel_that_is_down(int status) {
        answering(aResponse().withStatus(status).withBody("{\"error\":\"authorization_failed\",\"message\":\"Authorization failed\"}"));

        assertThat(send()).isEqualTo(new Handover.ChannelDown("smsapi: HTTP " + status));
    }

    @ParameterizedTest @ValueSource(ints = {408, 429, 500, 502, 503, 504})
    void a_provider_that_is_busy_or_broken_is_tried_later(int status) {
        answering(aResponse().withStatus(status).withBody("<html>sorry</html>"));

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.none(), "smsapi: HTTP " + status));
    }

    @ParameterizedTest @CsvSource({"120, 120", "0, 0", "999999999, 86400"})
    void a_wait_that_the_provider_asks_for_is_kept_but_never_longer_than_a_day(String retryAfter, long seconds) {
        answering(aResponse().withStatus(503).withHeader("Retry-After", retryAfter));

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.some(Duration.ofSeconds(seconds)), "smsapi: HTTP 503"));
    }

    @Test void a_wait_until_a_date_is_measured_by_the_providers_clock() {
        answering(aResponse().withStatus(429).withHeader("Date", "Mon, 12 Jan 2026 14:20:00 GMT")
                .withHeader("Retry-After", "Mon, 12 Jan 2026 14:21:30 GMT"));

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.some(Duration.ofSeconds(90)), "smsapi: HTTP 429"));
    }

    @ParameterizedTest @ValueSource(strings = {"soon", "-5", "Mon, 12 Jan 2026 14:21:30 GMT"})
    void a_wait_that_cannot_be_read_is_no_wait(String retryAfter) {
        answering(aResponse().withStatus(429).withHeader("Retry-After", retryAfter));

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.none(), "smsapi: HTTP 429"));
    }

    @ParameterizedTest @CsvSource({"5, 60", "61, 61"})
    void a_number_that_got_too_many_rests_at_least_a_minute(String retryAfter, long seconds) {
        answering(aResponse().withHeader("Retry-After", retryAfter).withBody("{\"error\":52,\"message\":\"...\"}"));

        assertThat(send()).isEqualTo(new Handover.TryLater(Option.some(Duration.ofSeconds(seconds)), "smsapi 52: too many messages to one number"));
    }

    // What nobody can read

    @ParameterizedTest @ValueSource(strings = {
            "", " ", "<html>OK</html>", "null", "[]", "{}", "{\"error\":0}", "{\"list\":[]}", "{\"list\":{}}", "{\"list\":[1]}",
            "{\"list\":[{\"id\":\"\"}]}", "{\"list\":[{\"id\":7}]}", "{\"list\":[{\"id\":\"A\"},{\"id\":\"B\"}]}",
            "{\"list\":[{\"id\":\"A\",\"error\":\"Invalid number\"}]}", "{\"list\":[{\"id\":\"A\",\"error\":13}]}",
            "{\"error\":1e999999999}", "{\"error\":-1}", "{\"error\":true}", "{\"list\":[{\"id\":\"A\"", "ERROR:", "ERROR:x"})
    @Proves("MSG-15") void an_answer_with_200_that_says_nothing_is_an_unknown_outcome(String body) {
        answering(aResponse().withBody(body));

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("HTTP 200");
    }

    @Test void an_answer_nested_too_deeply_is_an_unknown_outcome() {
        answering(aResponse().withBody("[".repeat(60_000)));

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("HTTP 200");
    }

    @Test void an_endless_answer_is_not_read_to_its_end() {
        answering(aResponse().withBody(TAKEN + " ".repeat(70_000)));

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class).hasMessage("smsapi: IOException");
    }

    @Test void a_success_under_a_status_that_is_none_is_an_unknown_outcome() {
        answering(aResponse().withStatus(404).withBody(TAKEN));

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("HTTP 404");
    }

    @Test void a_redirect_is_not_followed_with_our_token() {
        answering(aResponse().withStatus(307).withHeader("Location", SERVER.baseUrl() + "/elsewhere"));

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class).hasMessageContaining("HTTP 307");
        SERVER.verify(1, anyRequestedFor(anyUrl()));
    }

    @ParameterizedTest @EnumSource(Fault.class) @Proves("MSG-15")
    void a_connection_that_breaks_is_weather_and_the_message_is_not_sent_again_behind_our_back(Fault fault) {
        answering(aResponse().withFault(fault));

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class);
        assertThat(requests()).hasSize(1);
    }

    @Test @Timeout(30) @Proves("MSG-15") void a_provider_that_never_answers_is_weather() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var gateway = new SmsApiGateway(TestAccount.patientFor(Duration.ofMillis(150), "http://127.0.0.1:" + silent.getLocalPort()));

            assertThatThrownBy(() -> gateway.send(MESSAGE, ANNA, TEXT)).isInstanceOf(GatewayUnavailable.class)
                    .hasMessage("smsapi: no answer in time");
        }
    }

    @Test @Timeout(30) void a_line_that_was_given_up_is_closed() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var gateway = new SmsApiGateway(TestAccount.patientFor(Duration.ofMillis(150), "http://127.0.0.1:" + silent.getLocalPort()));

            assertThatThrownBy(() -> gateway.send(MESSAGE, ANNA, TEXT)).isInstanceOf(GatewayUnavailable.class);

            try (var line = silent.accept()) {
                line.setSoTimeout(10_000);
                assertThat(line.getInputStream().readAllBytes()).asString().startsWith("POST /sms.do");
            }
        }
    }

    @Test @Timeout(30) void an_answer_that_drips_is_not_waited_for() {
        answering(aResponse().withBody(TAKEN).withChunkedDribbleDelay(10, 60_000));
        var gateway = new SmsApiGateway(TestAccount.patientFor(Duration.ofSeconds(1), SERVER.baseUrl()));

        assertThatThrownBy(() -> gateway.send(MESSAGE, ANNA, TEXT)).isInstanceOf(GatewayUnavailable.class).hasMessage("smsapi: no answer in time");
    }

    @Test @Proves("MSG-15") void a_provider_that_cannot_be_reached_has_nothing_and_another_account_may_be_tried() throws IOException {
        var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        free.close();

        assertThatThrownBy(() -> new SmsApiGateway(TestAccount.at("http://127.0.0.1:" + free.getLocalPort())).send(MESSAGE, ANNA, TEXT))
                .isInstanceOf(GatewayUnreached.class).hasMessage("smsapi: no connection");
    }

    // How it behaves

    @Test @Timeout(60) void at_most_five_messages_are_handed_over_at_once() throws Exception {
        var open = new CountDownLatch(1);
        var inside = new AtomicInteger();
        var most = new AtomicInteger();
        var threads = Executors.newCachedThreadPool();
        var provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.setExecutor(threads);
        provider.createContext("/sms.do", exchange -> {
            most.accumulateAndGet(inside.incrementAndGet(), Math::max);
            await(open);
            inside.decrementAndGet();
            exchange.sendResponseHeaders(200, 0);
            try (var body = exchange.getResponseBody()) {
                body.write(TAKEN.getBytes(StandardCharsets.UTF_8));
            }
        });
        provider.start();
        try {
            var gateway = new SmsApiGateway(TestAccount.at("http://127.0.0.1:" + provider.getAddress().getPort()));
            Queue<Handover> answers = new ConcurrentLinkedQueue<>();
            var senders = IntStream.range(0, 12).mapToObj(i -> new Thread(() -> answers.add(gateway.send(UUID.randomUUID(), ANNA, TEXT)))).toList();
            senders.forEach(Thread::start);

            until(() -> inside.get() + senders.stream().filter(SmsApiGatewayTest::waitsForALine).count() == 12);
            assertThat(inside).hasValue(5);
            open.countDown();
            for (var sender : senders) {
                sender.join();
            }

            assertThat(answers).hasSize(12).allMatch(Handover.Accepted.class::isInstance);
            assertThat(most).hasValue(5);
        } finally {
            provider.stop(0);
            threads.shutdownNow();
        }
    }

    @Test void a_sender_that_is_stopped_is_weather_and_stays_stopped() {
        Thread.currentThread().interrupt();

        assertThatThrownBy(this::send).isInstanceOf(GatewayUnavailable.class).hasMessage("smsapi: interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test void neither_number_nor_text_nor_token_reaches_the_log() {
        var log = new ArrayList<String>();
        var logger = Logger.getLogger(SmsApiGateway.class.getName());
        var listener = listener(log);
        logger.setLevel(Level.ALL);
        logger.addHandler(listener);
        try {
            answering(aResponse().withBody(TAKEN));
            send();
            answering(aResponse().withBody("{\"error\":13,\"message\":\"48500600700\",\"invalid_numbers\":[{\"number\":\"48500600700\"}]}"));
            send();
        } finally {
            logger.removeHandler(listener);
            logger.setLevel(null);
        }

        assertThat(log).hasSize(4).allMatch(line -> line.contains(MESSAGE.toString()));
        assertThat(requests()).allMatch(request -> log.stream().anyMatch(line -> line.contains(request.getHeader("X-Request-Id"))));
        assertThat(log).noneMatch(line -> line.contains("500600700") || line.contains("V7K2M9QX") || line.contains("TESTTOKEN"));
    }

    private void answering(ResponseDefinitionBuilder response) {
        SERVER.stubFor(post("/sms.do").willReturn(response));
    }

    private Handover send() {
        return new SmsApiGateway(TestAccount.at(SERVER.baseUrl())).send(MESSAGE, ANNA, TEXT);
    }

    private List<LoggedRequest> requests() {
        return SERVER.findAll(postRequestedFor(urlEqualTo("/sms.do")));
    }

    private LoggedRequest request() {
        return requests().get(0);
    }

    private static void assertMeans(Handover answer, String meaning, String notBefore) {
        switch (meaning) {
            case "D" -> assertThat(answer).isEqualTo(new Handover.Accepted(Option.none(), 1));
            case "C", "P" -> assertThat(answer).isInstanceOf(Handover.ChannelDown.class);
            case "N" -> assertThat(answer).isInstanceOf(Handover.AddresseeRefused.class);
            case "F" -> assertThat(answer).isInstanceOf(Handover.Rejected.class);
            case "R" -> assertThat(answer).isInstanceOfSatisfying(Handover.TryLater.class, later -> assertThat(later.notBefore())
                    .isEqualTo(notBefore.isEmpty() ? Option.none() : Option.some(Duration.ofSeconds(Long.parseLong(notBefore)))));
            default -> throw new IllegalArgumentException(meaning);
        }
        assertThat(answer.toString()).doesNotContain("500600700");
    }

    private static boolean waitsForALine(Thread sender) {
        return Stream.of(sender.getStackTrace()).anyMatch(frame -> frame.getClassName().equals("java.util.concurrent.Semaphore"));
    }

    private static void until(BooleanSupplier condition) {
        var giveUp = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < giveUp) {
            Thread.yield();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static Handler listener(List<String> log) {
        return new Handler() {
            @Override public void publish(LogRecord entry) {
                log.add(new SimpleFormatter().format(entry));
            }

            @Override public void flush() {
                // every line is kept at once
            }

            @Override public void close() {
                // nothing is held open
            }
        };
    }
}
