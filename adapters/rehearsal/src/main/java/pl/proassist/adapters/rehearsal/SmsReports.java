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

/** Delivery reports: ten seconds of business time after an SMS its fate is told to the address that came with it (smsapi.md 6). */
final class SmsReports implements DueWork {

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

    SmsReports(RehearsalDatabase database, Clock clock, Faults faults) {
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
        var heard = switch (faults.at(FaultySpot.SMS_REPORT)) {
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
        try {
            var answer = http.send(HttpRequest.newBuilder(URI.create(address)).timeout(PATIENCE).build(), HttpResponse.BodyHandlers.ofString());
            return answer.statusCode() == 200 && answer.body().strip().equals("OK");
        } catch (IOException | IllegalArgumentException unreachable) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private record Report(long id, String url, String providerId, String idx, int tries) {

        private static Report of(ResultSet row) throws SQLException {
            return new Report(row.getLong("id"), row.getString("notify_url"), row.getString("provider_id"),
                    Option.of(row.getString("reference")).getOrElse(""), row.getInt("report_tries"));
        }
    }
}
