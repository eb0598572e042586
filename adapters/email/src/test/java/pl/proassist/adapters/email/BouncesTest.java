package pl.proassist.adapters.email;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vavr.control.Either;
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
import java.util.HashMap;
import java.util.Map;
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
import pl.proassist.application.arriving.RecordBounce;
import pl.proassist.application.fakes.InMemoryStaffLetters;
import pl.proassist.application.fakes.InMemoryTransactions;
import pl.proassist.application.fakes.RecordedMeasurements;
import pl.proassist.application.port.Messages;
import pl.proassist.application.port.StaffLetters;
import pl.proassist.domain.access.UserId;
import pl.proassist.domain.patient.EmailAddress;

/** The door as a mail server pipes into it: whole mails, as several servers write them. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class BouncesTest {

    private static final Instant NOW = Instant.parse("2026-01-12T14:20:00Z");
    private static final String SECRET = "8f1d5a77c0de4b21a9e68f1d5a77c0de";
    private static final String OURS = "5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0001";
    private static final StaffLetters.Letter TO_STAFF = new StaffLetters.Letter(UUID.fromString("5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f0002"), new UserId(new UUID(0, 7)),
            StaffLetters.Kind.INVITATION, Either.right(new EmailAddress("recepcja@example.org")), Option.none(), 1, NOW, NOW, NOW.plusSeconds(9000), 0);
    private static final String POSTFIX = """
            Return-Path: <>
            From: MAILER-DAEMON@mx.przychodnia.pl (Mail Delivery System)
            To: {to}
            Subject: Undelivered Mail Returned to Sender
            Auto-Submitted: auto-replied
            MIME-Version: 1.0
            Content-Type: multipart/report; report-type=delivery-status;
            \tboundary="B1"

            This is a MIME-encapsulated message.

            --B1
            Content-Description: Notification
            Content-Type: text/plain; charset=us-ascii

            I'm sorry to have to inform you that your message could not be delivered to anna@example.org.

            --B1
            Content-Description: Delivery report
            Content-Type: message/delivery-status

            Reporting-MTA: dns; mx.przychodnia.pl
            Arrival-Date: Mon, 12 Jan 2026 15:20:00 +0100 (CET)

            Final-Recipient: rfc822; anna@example.org
            Original-Recipient: rfc822;anna@example.org
            Action: {action}
            Status: 5.1.1
            Diagnostic-Code: smtp; 550 5.1.1 <anna@example.org>: no such user

            --B1
            Content-Type: {returned}

            Message-ID: {id}
            Subject: =?UTF-8?Q?Op=C5=82ata?=

            --B1--
            """;

    private final Map<String, Messages.State> outbox = new HashMap<>(Map.of(OURS, Messages.State.SENT));
    private final RecordedMeasurements measurements = new RecordedMeasurements();
    private HttpServer server;

    @BeforeEach void open_the_door() {
        // The outbox has many duties, and only two of them are asked for here.
        var messages = Mockito.mock(Messages.class, call -> switch (call.getMethod().getName()) {
            case "fate" -> Option.of(outbox.get(call.<UUID>getArgument(0).toString()));
            case "reported" -> {
                var id = call.<Option<UUID>>getArgument(0).get().toString();
                outbox.put(id, call.<Boolean>getArgument(2) ? Messages.State.DELIVERED : Messages.State.UNDELIVERED);
                yield Option.none();
            }
            default -> throw new AssertionError("not the door's business: " + call.getMethod());
        });
        var clock = Clock.fixed(NOW, ZoneOffset.UTC);
        var transactions = new InMemoryTransactions(clock);
        var letters = new InMemoryStaffLetters(transactions);
        transactions.record(() -> {
            letters.add(TO_STAFF);
            return TO_STAFF;
        });
        var recordBounce = new RecordBounce(messages, letters, lost -> { }, measurements, transactions, clock);
        server = JdkHttpServerFactory.createHttpServer(URI.create("http://127.0.0.1:0/"), new ResourceConfig(Bounces.class)
                .property(ServerProperties.WADL_FEATURE_DISABLE, true)
                .register(new AbstractBinder() {
                    @Override protected void configure() {
                        bind(new BounceSecret(SECRET)).to(BounceSecret.class);
                        bind(recordBounce).to(RecordBounce.class);
                    }
                }));
    }

    @AfterEach void close_the_door() {
        server.stop(0);
    }

    @Test @Proves("MSG-09") void a_letter_that_came_back_is_known_by_its_message_id_and_told_twice_it_is_known_already() throws Exception {
        var mail = mail("zwroty@przychodnia.pl", "failed", "message/rfc822", "<" + OURS + "@przychodnia.pl>");

        assertThat(knock(SECRET, mail).body()).isEqualTo("RECORDED");
        assertThat(outbox).containsEntry(OURS, Messages.State.UNDELIVERED);
        assertThat(knock(SECRET, mail).body()).isEqualTo("KNOWN");
    }

    @Test @Proves("MSG-09") void a_letter_is_known_by_the_address_that_only_its_envelope_had() throws Exception {
        var answer = knock(SECRET, mail(Bounce.address(new EmailAddress("zwroty@przychodnia.pl"), UUID.fromString(OURS)).value(), "failed", "text/rfc822-headers",
                "<somebody-elses@example.org>"));

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain");
        assertThat(answer.body()).isEqualTo("RECORDED");
        assertThat(outbox).containsEntry(OURS, Messages.State.UNDELIVERED);
    }

    @Test @Proves("MSG-09") void a_letter_to_staff_that_came_back_is_counted_once_and_is_no_patients_message() throws Exception {
        var mail = mail("zwroty@przychodnia.pl", "failed", "message/rfc822", "<" + TO_STAFF.id() + "@przychodnia.pl>");

        assertThat(knock(SECRET, mail).body()).isEqualTo("RECORDED");
        assertThat(knock(SECRET, mail).body()).isEqualTo("KNOWN");

        assertThat(measurements.staffLettersReturned()).isOne();
        assertThat(outbox).isEqualTo(Map.of(OURS, Messages.State.SENT));
    }

    @Test void a_letter_to_staff_that_arrived_is_not_counted() throws Exception {
        assertThat(knock(SECRET, mail("zwroty@przychodnia.pl", "delivered", "message/rfc822", "<" + TO_STAFF.id() + "@przychodnia.pl>")).body()).isEqualTo("RECORDED");

        assertThat(measurements.staffLettersReturned()).isZero();
    }

    @ParameterizedTest
    @CsvSource({"failed, RECORDED, UNDELIVERED", "FAILED, RECORDED, UNDELIVERED", "delivered, RECORDED, DELIVERED", "delayed, NOT-FINAL, SENT", "relayed, NOT-FINAL, SENT",
        "expanded, NOT-FINAL, SENT", "what, NOT-FINAL, SENT"})
    void what_is_final_is_told_and_what_is_not_changes_nothing(String action, String word, Messages.State state) throws Exception {
        var mail = mail("zwroty@przychodnia.pl", action, "message/rfc822", "<" + OURS + "@przychodnia.pl>");

        assertThat(knock(SECRET, mail).body()).isEqualTo(word);
        assertThat(outbox).containsEntry(OURS, state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"<5d6f2a1e-8a52-4f0b-9a43-0d1f6f7f9999@przychodnia.pl>", "<somebody-elses@example.org>", "", "<" + OURS, "<5d6f2a1e8a524f0b9a430d1f6f7f0001@x>"})
    void a_letter_that_nobody_knows_is_said_to_be_unknown(String id) throws Exception {
        assertThat(knock(SECRET, mail("zwroty@przychodnia.pl", "failed", "message/rfc822", id)).body()).isEqualTo("UNKNOWN");
        assertThat(outbox).isEqualTo(Map.of(OURS, Messages.State.SENT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Subject: hej\n\nWracam w poniedziałek.", "Content-Type: text/html\n\n<b>hej</b>",
        "Content-Type: multipart/report; report-type=disposition-notification; boundary=B\n\n--B\n\nprzeczytano\n--B--"})
    void another_mail_than_a_report_is_no_report(String mail) throws Exception {
        assertThat(knock(SECRET, mail).body()).isEqualTo("NO-REPORT");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Content-Type: multipart/report; report-type=delivery-status\n\nno boundary", "Content-Type: ;;;=\n\nx",
        "Content-Type: multipart/report; report-type=delivery-status; boundary=B\n\n--B\nContent-Type: message/delivery-status\n\n"})
    void a_broken_mail_has_a_clear_answer_and_changes_nothing(String mail) throws Exception {
        assertThat(knock(SECRET, mail).body()).isIn("UNREADABLE", "UNKNOWN", "NO-REPORT");
        assertThat(outbox).isEqualTo(Map.of(OURS, Messages.State.SENT));
    }

    @Test void a_mail_of_more_than_a_megabyte_is_not_read() throws Exception {
        var answer = knock(SECRET, mail("zwroty@przychodnia.pl", "failed", "message/rfc822", "<" + OURS + "@przychodnia.pl>") + "a".repeat(1024 * 1024));

        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(outbox).containsEntry(OURS, Messages.State.SENT);
    }

    @ParameterizedTest @ValueSource(strings = {"8f1d5a77c0de4b21a9e68f1d5a77c0df", "8F1D5A77C0DE4B21A9E68F1D5A77C0DE", "x"})
    void a_wrong_secret_finds_no_door(String secret) throws Exception {
        assertThat(knock(secret, mail("zwroty@przychodnia.pl", "failed", "message/rfc822", "<" + OURS + "@przychodnia.pl>")).statusCode()).isEqualTo(404);
        assertThat(outbox).containsEntry(OURS, Messages.State.SENT);
    }

    private static String mail(String to, String action, String returned, String id) {
        return POSTFIX.replace("{to}", to).replace("{action}", action).replace("{returned}", returned).replace("{id}", id);
    }

    private HttpResponse<String> knock(String secret, String mail) throws IOException, InterruptedException {
        var address = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":" + server.getAddress().getPort() + "/webhooks/email/bounces/" + secret;
        return HttpClient.newHttpClient().send(HttpRequest.newBuilder(URI.create(address)).header("Content-Type", "message/rfc822")
                .POST(HttpRequest.BodyPublishers.ofString(mail.replace("\n", "\r\n"))).build(), HttpResponse.BodyHandlers.ofString());
    }
}
