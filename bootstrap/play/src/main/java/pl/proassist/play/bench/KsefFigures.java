package pl.proassist.play.bench;

import static pl.proassist.play.Words.object;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import pl.proassist.play.Clinic;
import pl.proassist.play.Rehearsal;
import pl.proassist.play.RunningProduct;
import pl.proassist.play.RunningProduct.Way;

/** How fast a line of invoices is sent to KSeF, which takes only so many in a minute and in an hour: everything is real but KSeF and the clock. */
final class KsefFigures {

    private static final String NIP = "5252248481";
    private static final ZoneId POLAND = ZoneId.of("Europe/Warsaw");
    private static final int INVOICES = 1000;
    /** What KSeF takes (ksef.md 8). */
    private static final int A_MINUTE = 30;
    private static final int AN_HOUR = 180;
    private static final double TOLERANCE = 0.1;
    private static final Duration STEP = Duration.ofMinutes(1);
    private static final String TAKEN = "SELECT COUNT(*) FROM ksef_submission WHERE state IN ('ACCEPTED', 'DONE')";

    private final boolean quick;
    private final Report report;

    KsefFigures(boolean quick, Report report) {
        this.quick = quick;
        this.report = report;
    }

    void all() {
        var count = quick ? 200 : INVOICES;
        report.section("KSeF", "Rehearsal: the product sends over HTTP to the simulator, which counts calls as production does; so many invoices wait when the clinic enters its"
                + " certificate, and the clock, which is moved minute by minute, tells when the last one has its number. The product allows itself four fifths of what KSeF takes,"
                + " as other programs may ask under the same NIP.");
        report.progress("the product starts");
        var began = System.nanoTime();
        try (var product = RunningProduct.start(Way.rehearsalInTemporaryHome().flags()); var tables = Tables.of(product)) {
            var rehearsal = new Rehearsal(product.api());
            rehearsal.setClock(LocalDate.now(POLAND).plusDays(1).atTime(LocalTime.of(5, 0)).atZone(POLAND).toInstant());
            var agenda = BilledVisits.clinic(product, NIP);
            report.progress("%,d visits are booked, billed and held, and their invoices issued", count);
            BilledVisits.held(product, agenda, count).issue();
            var took = sent(product, rehearsal, agenda.clinic(), tables, count);
            judge(count, took, tables);
            report.line("in %.0f s of real time", (System.nanoTime() - began) / 1e9);
        }
    }

    /** @return how long it took by the product's clock */
    private Duration sent(RunningProduct product, Rehearsal rehearsal, Clinic clinic, Tables tables, int count) {
        rehearsal.settle();
        var start = letIn(product, rehearsal, clinic);
        report.progress("they are sent");
        for (var due = start.plus(allowed(count, AN_HOUR, A_MINUTE).multipliedBy(2)); tables.number(TAKEN) < count; rehearsal.advance(STEP)) {
            if (rehearsal.now().isAfter(due)) {
                throw new IllegalStateException("%d of %d invoices were sent".formatted(tables.number(TAKEN), count));
            }
        }
        return Duration.between(start, rehearsal.now());
    }

    /** @return when the clinic could begin to send */
    private static Instant letIn(RunningProduct product, Rehearsal rehearsal, Clinic clinic) {
        var card = object("name", "Klinika Pomiar", "zone", POLAND.getId(), "nip", NIP, "address", "ul. Testowa 1, 00-001 Warszawa");
        product.api().send("PUT", clinic.path(""), Map.of("Content-Type", "application/json", "If-Match", product.api().get(clinic.path("")).header("ETag")), card.toString())
                .expect(200);
        var fetched = product.api().anonymous().get("/rehearsal/ksef/credentials?nip=" + NIP).expect(200).json().getJsonObject("authentication");
        var start = rehearsal.now();
        product.api().put(clinic.path("/ksef/credentials/authentication"), object("certificate", fetched.getString("certificate"), "key", fetched.getString("key"),
                "password", fetched.getString("password"))).expect(201);
        return start;
    }

    private void judge(int count, Duration took, Tables tables) {
        var allowed = allowed(count, AN_HOUR * 4 / 5, A_MINUTE * 4 / 5);
        var ratio = (double) took.toSeconds() / allowed.toSeconds();
        report.figure(in("%,d invoices sent, by the clock", count), in("%s ± 10 %%", words(allowed)), in("%s, ratio %.3f", words(took), ratio), Math.abs(ratio - 1) <= TOLERANCE);
        var aMinute = most(tables, "MINUTE");
        var anHour = most(tables, "HOUR");
        var tries = tables.number("SELECT COUNT(*) FROM ksef_try");
        report.figure("KSeF's limits", in("%d a minute, %d an hour, nobody sent away", A_MINUTE, AN_HOUR), in("%d a minute, %d an hour, %,d tries", aMinute, anHour, tries),
                aMinute <= A_MINUTE && anHour <= AN_HOUR && tries == count);
        var bare = allowed(count, AN_HOUR, A_MINUTE);
        report.line("KSeF's bare limits would allow it in %s; the fifth that is left to others costs a factor of %.2f", words(bare), (double) took.toSeconds() / bare.toSeconds());
    }

    /** The hour's share goes out first, as fast as the minute allows, at the end of it the next hour's share may follow. */
    private static Duration allowed(int count, int anHour, int aMinute) {
        return Duration.ofHours((count - 1) / anHour).plusMinutes((count - 1) % anHour / aMinute);
    }

    /** As the simulator counted them. */
    private static long most(Tables tables, String window) {
        return tables.number("SELECT MAX(within) FROM (SELECT (SELECT COUNT(*) FROM rehearsal_ksef_call other WHERE other.what = 'INVOICE_SEND' AND other.caller = one.caller"
                + " AND other.at <= one.at AND other.at > one.at - INTERVAL 1 " + window + ") AS within FROM rehearsal_ksef_call one WHERE one.what = 'INVOICE_SEND') windows");
    }

    private static String words(Duration time) {
        return in("%d h %02d min", time.toHours(), time.toMinutesPart());
    }

    private static String in(String format, Object... values) {
        return String.format(Locale.ENGLISH, format, values);
    }
}
