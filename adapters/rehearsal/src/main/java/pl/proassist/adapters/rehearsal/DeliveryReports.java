package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import pl.proassist.application.delivery.DueWork;

/**
 * Delivery reports: ten seconds of business time after an SMS its fate is told to the address that came with it (smsapi.md 6), and what became of
 * an e-mail that bounces is told at the product's door for mail servers (RFC 3464).
 */
final class DeliveryReports implements DueWork {

    private static final int DELIVERED = 404;
    private static final int UNDELIVERED = 405;
    private static final int MOST_TRIES = 5;
    private static final Duration PAUSE = Duration.ofMinutes(1);
    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(6);

    private final RehearsalDatabase database;
    private final Clock clock;
    private final Faults faults;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    DeliveryReports(RehearsalDatabase database, Clock clock, Faults faults) {
        this.database = database;
        this.clock = clock;
        this.faults = faults;
    }

    @Override
    public int runSome() {
        var now = Clock.systemUTC().millis();
        var due = database.list("SELECT * FROM rehearsal_message WHERE report_due <= ? AND report_leased_until < ? ORDER BY report_due, id LIMIT 20",
                Report::of, clock.instant(), now);
        int done = 0;
        for (var report : due) {
            if (lease(report)) {
                send(report);
                done++;
            }
        }
        return done;
    }

    @Override
    public Option<Instant> nextDue() {
        return database.first("SELECT MIN(report_due) AS report_due FROM rehearsal_message",
                row -> Option.of(RehearsalDatabase.instant(row, "report_due"))).flatMap(due -> due);
    }

    void forgetLeases() {
        database.update("UPDATE rehearsal_message SET report_leased_until = 0 WHERE report_leased_until > 0");
    }

    private boolean lease(Report report) {
        var now = Clock.systemUTC().millis();
        return database.update("UPDATE rehearsal_message SET report_leased_until = ? WHERE id = ? AND report_leased_until < ?",
                now + LEASE.toMillis(), report.id(), now) == 1;
    }

    private void send(Report report) {
        var heard = report.isMail() ? bounce(report) : switch (faults.at(FaultySpot.SMS_REPORT)) {
            case LOST -> true;
            case DOUBLED -> call(report, DELIVERED) & call(report, DELIVERED);
            case UNDELIVERED -> call(report, UNDELIVERED);
            default -> call(report, DELIVERED);
        };
        database.update("UPDATE rehearsal_message SET report_tries = report_tries + 1, report_due = ?, report_leased_until = 0 WHERE id = ?",
                heard || report.tries() + 1 >= MOST_TRIES ? null : clock.instant().plus(PAUSE), report.id());
    }

    /** @return whether the answer was the one word that ends it */
    private boolean call(Report report, int status) {
        var address = report.url() + (report.url().contains("?") ? "&" : "?") + "MsgId=" + report.providerId() + "&status=" + status
                + "&idx=" + URLEncoder.encode(report.idx(), StandardCharsets.UTF_8) + "&donedate=" + clock.instant().getEpochSecond()
                + "&username=rehearsal";
        return answered(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build())
                .exists(answer -> answer.statusCode() == 200 && answer.body().strip().equals("OK"));
    }

    /** A mail server's words to whoever stands in the envelope of the letter. */
    private boolean bounce(Report report) {
        var mail = """
                From: MAILER-DAEMON@localhost
                To: %s
                Subject: Undelivered Mail Returned to Sender
                MIME-Version: 1.0
                Content-Type: multipart/report; report-type=delivery-status; boundary="BOUNCE"

                --BOUNCE
                Content-Type: text/plain; charset=us-ascii

                The mail could not be delivered.

                --BOUNCE
                Content-Type: message/delivery-status

                Reporting-MTA: dns; localhost

                Final-Recipient: rfc822; %s
                Action: failed
                Status: 5.1.1

                --BOUNCE
                Content-Type: text/rfc822-headers

                Message-ID: %s

                --BOUNCE--
                """.formatted(report.returnPath(), report.recipient(), report.idx()).replace("\n", "\r\n");
        var request = HttpRequest.newBuilder(URI.create(report.url())).timeout(PATIENCE).header("Content-Type", "message/rfc822")
                .POST(HttpRequest.BodyPublishers.ofString(mail)).build();
        return answered(request).exists(answer -> answer.statusCode() == 200);
    }

    private Option<HttpResponse<String>> answered(HttpRequest request) {
        try {
            return Option.some(http.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException | IllegalArgumentException unreachable) {
            return Option.none();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Option.none();
        }
    }

    private record Report(long id, String channel, String recipient, String url, String providerId, String returnPath, String idx, int tries) {

        private boolean isMail() {
            return channel.equals("EMAIL");
        }

        private static Report of(ResultSet row) throws SQLException {
            return new Report(row.getLong("id"), row.getString("channel"), row.getString("recipient"), row.getString("notify_url"), row.getString("provider_id"), row.getString("return_path"),
                    Option.of(row.getString("reference")).getOrElse(""), row.getInt("report_tries"));
        }
    }
}
