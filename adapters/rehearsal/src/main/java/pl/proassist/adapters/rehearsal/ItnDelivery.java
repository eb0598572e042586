package pl.proassist.adapters.rehearsal;

import io.vavr.control.Option;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import pl.proassist.application.delivery.DueWork;

/**
 * Brings the operator's notifications to the product and checks the signed answer; what is not properly answered is repeated by
 * the operator's own plan for about eight days of business time (autopay.md 6.5, 6.6).
 */
final class ItnDelivery implements DueWork {

    private static final Duration LEASE = Duration.ofSeconds(8);
    private static final Duration PATIENCE = Duration.ofSeconds(6);
    private static final Duration HELD_BACK = Duration.ofMinutes(30);

    private final RehearsalDatabase database;
    private final Clock clock;
    private final Faults faults;
    private final RehearsalSettings settings;
    private final AutopaySignature signature;
    private final HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(PATIENCE).build();

    ItnDelivery(RehearsalDatabase database, Clock clock, Faults faults, RehearsalSettings settings) {
        this.database = database;
        this.clock = clock;
        this.faults = faults;
        this.settings = settings;
        this.signature = new AutopaySignature(settings.hashAlgorithm(), settings.sharedKey());
    }

    /** @param confirmation CONFIRMED or NOTCONFIRMED, when the answer was one and rightly signed */
    record Answer(Option<Integer> httpStatus, Option<String> confirmation) {
    }

    /** @param nextAt when it is sent again, if it was not confirmed */
    record Outcome(Itn itn, List<Answer> answers, Option<Instant> nextAt) {
    }

    @Override
    public int runSome() {
        var due = database.list("SELECT * FROM rehearsal_itn WHERE due_at <= ? AND leased_until < ? ORDER BY due_at, id LIMIT 20",
                Itn::of, clock.instant(), realMillis());
        int done = 0;
        for (var itn : due) {
            if (lease(itn)) {
                send(itn);
                done++;
            }
        }
        return done;
    }

    @Override
    public Option<Instant> nextDue() {
        return database.first("SELECT MIN(due_at) AS due_at FROM rehearsal_itn", row -> Option.of(RehearsalDatabase.instant(row, "due_at")))
                .flatMap(due -> due);
    }

    /** Whoever died while sending does not come back to finish it. */
    void forgetLeases() {
        database.update("UPDATE rehearsal_itn SET leased_until = 0 WHERE leased_until > 0");
    }

    /** Until when somebody who begins to send now has it for himself, in real time. */
    static long leaseEnd() {
        return realMillis() + LEASE.toMillis();
    }

    private boolean lease(Itn itn) {
        return database.update("UPDATE rehearsal_itn SET leased_until = ? WHERE id = ? AND leased_until < ?",
                leaseEnd(), itn.id(), realMillis()) == 1;
    }

    /** Sends it now, whenever it is due. */
    Outcome send(Itn itn) {
        var fault = faults.at(FaultySpot.AUTOPAY_ITN);
        if (fault == Fault.DELAYED && !itn.heldBack()) {
            return holdBack(itn);
        }
        var answers = switch (fault) {
            case LOST -> List.<Answer>of();
            case DOUBLED -> atTheSameTime(itn);
            case OUT_OF_ORDER -> Stream.of(itn, itn.pendingBeforeIt()).map(each -> post(each, false)).toList();
            case WRONG_HASH -> List.of(post(itn, true));
            default -> List.of(post(itn, false));
        };
        var heard = fault == Fault.TIMEOUT ? List.<Answer>of() : answers;
        var confirmed = heard.stream().anyMatch(answer -> answer.confirmation().contains("CONFIRMED"));
        return settle(itn, answers, confirmed);
    }

    private Outcome holdBack(Itn itn) {
        var next = clock.instant().plus(HELD_BACK);
        database.update("UPDATE rehearsal_itn SET held_back = TRUE, due_at = ?, leased_until = 0 WHERE id = ?", next, itn.id());
        return new Outcome(itn, List.of(), Option.some(next));
    }

    private Outcome settle(Itn itn, List<Answer> answers, boolean confirmed) {
        var next = confirmed ? Option.<Instant>none() : pauseAfter(itn.tries() + 1).map(pause -> clock.instant().plus(pause));
        // News that was superseded or answered before stays so: only a row that is still due gets another time.
        var goesOn = database.together(tables -> {
            tables.update("UPDATE rehearsal_itn SET tries = tries + 1, leased_until = 0 WHERE id = ?", itn.id());
            return tables.update("UPDATE rehearsal_itn SET due_at = ? WHERE id = ? AND due_at IS NOT NULL", next.getOrNull(), itn.id()) == 1;
        });
        return new Outcome(itn, answers, next.filter(at -> goesOn));
    }

    /** The pause after so many sendings; none when the operator gives up. */
    static Option<Duration> pauseAfter(int sendings) {
        if (sendings <= 12) {
            return Option.some(Duration.ofMinutes(3));
        }
        if (sendings <= 156) {
            return Option.some(Duration.ofMinutes(10));
        }
        if (sendings <= 204) {
            return Option.some(Duration.ofHours(1));
        }
        return sendings <= 209 ? Option.some(Duration.ofDays(1)) : Option.none();
    }

    private List<Answer> atTheSameTime(Itn itn) {
        var both = Stream.of(itn, itn).map(each -> CompletableFuture.supplyAsync(() -> post(each, false))).toList();
        return both.stream().map(CompletableFuture::join).toList();
    }

    private Answer post(Itn itn, boolean forged) {
        var document = itn.document(settings.serviceId(), settings.zone(), signature, forged);
        var form = "transactions=" + URLEncoder.encode(Base64.getEncoder().encodeToString(Xml.bytes(document)), StandardCharsets.UTF_8);
        var request = HttpRequest.newBuilder(URI.create(settings.product() + "/webhooks/autopay/itn")).timeout(PATIENCE)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(form)).build();
        try {
            var answer = http.send(request, HttpResponse.BodyHandlers.ofByteArray());
            return new Answer(Option.some(answer.statusCode()), answer.statusCode() == 200 ? confirmation(itn, answer.body()) : Option.none());
        } catch (IOException unreachable) {
            return new Answer(Option.none(), Option.none());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return new Answer(Option.none(), Option.none());
        }
    }

    private Option<String> confirmation(Itn itn, byte[] body) {
        return Xml.read(body)
                .filter(document -> "confirmationList".equals(document.getDocumentElement().getTagName()))
                .filter(document -> Xml.text(document, "serviceID").equals(settings.serviceId()))
                .filter(document -> Xml.text(document, "orderID").equals(itn.orderId()))
                .filter(document -> signature.fits(Xml.text(document, "hash"),
                        List.of(settings.serviceId(), itn.orderId(), Xml.text(document, "confirmation"))))
                .map(document -> Xml.text(document, "confirmation"))
                .filter(List.of("CONFIRMED", "NOTCONFIRMED")::contains);
    }

    private static long realMillis() {
        return Clock.systemUTC().millis();
    }
}
