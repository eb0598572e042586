package pl.proassist.play;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static pl.proassist.play.Clinic.untilHour;
import static pl.proassist.play.Stage.local;
import static pl.proassist.play.Story.dayAndHour;
import static pl.proassist.play.Words.brief;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import pl.proassist.play.Clinic.Visit;

/** What becomes of a visit's money on paper: invoices, with KSeF and without it. Each clinic has a NIP of its own, as the world has. */
final class InvoiceScenes {

    static final String SETTLED = "faktura-rozliczeniowa.pdf";
    static final String PERSONAL = "faktura-dla-osoby.pdf";
    static final String CORRECTED = "faktura-korygujaca.pdf";
    static final String OFFLINE = "potwierdzenie-awaria.pdf";
    static final String AFTERWARDS = "faktura-po-awarii.pdf";

    private static final Instant BOOKED = local("2027-02-15T10:00");
    private static final Instant VISIT = local("2027-03-02T10:00");
    private static final String ADVANCE = "300.00";
    private static final String REST = "930.00";
    private static final byte[] PDF = "%PDF-".getBytes(US_ASCII);
    private static final JsonObject COMPANY = object("kind", "COMPANY", "nip", "2222222222", "name", "Zakład Przykładowy S.A.",
            "address", Map.of("line1", "ul. Fabryczna 5", "line2", "30-001 Kraków"));

    private final Stage stage;
    private final Api api;
    private final Rehearsal rehearsal;
    private final Story story;

    InvoiceScenes(Stage stage) {
        this.stage = stage;
        this.api = stage.api();
        this.rehearsal = stage.rehearsal();
        this.story = stage.story();
    }

    void anAdvanceAndWhatSettlesIt() {
        var nip = "5260250274";
        var clinic = open("Klinika Zaliczka", nip, BOOKED);
        var visit = advancePaid(clinic);
        knownInKsef();
        var advance = invoice(visit, 0);
        story.same("kind", "ZAL", advance.getString("kind"));
        tell("an advance invoice was due, and went out by itself", advance);
        story.so("KSeF took it: %s", accepted(advance));

        rehearsal.setClock(VISIT);
        api.post("/api/v1/visits/%s/payments".formatted(visit.id()), object("amount", REST, "means", "CARD")).expect(200);
        rehearsal.settle();
        story.at("on %s he pays the other %s zł by card at the desk: paid %s zł", dayAndHour(VISIT), REST, story.same("paid", "1230.00", clinic.visit(visit.id()).payment("paid")));
        story.so("the same once more: %s", said(api.post("/api/v1/visits/%s/payments".formatted(visit.id()), object("amount", REST, "means", "CARD")).expect(409)));
        issue(visit);
        knownInKsef();
        var settled = invoice(visit, 1);
        story.same("kind", "ROZ", settled.getString("kind"));
        tell("the visit took place, and one click makes the final invoice", settled);
        story.so("it settles %s, KSeF number %s, and nothing is left to pay", settled.getJsonArray("advances").getJsonObject(0).getString("number"),
                story.same("KSeF number of the advance", ksefNumber(advance), settled.getJsonArray("advances").getJsonObject(0).getString("ksefNumber")));
        story.so("KSeF took it: %s", accepted(settled));
        story.same("what KSeF has of this clinic", List.of(ksefNumber(advance), ksefNumber(settled)), numbersInKsef(nip));
        story.so("both are printed with a code that leads to them in KSeF, such as %s", paper(settled, SETTLED));
    }

    void aPersonStaysOutside() {
        var nip = "5265877635";
        var clinic = open("Klinika Paragon", nip, VISIT.plus(Duration.ofDays(1)));
        clinic.everybodyPays(untilHour("20:00"));
        var lucja = clinic.patient("Łucja", "Żak");
        var visit = clinic.book(clinic.specialist(), clinic.service("Konsultacja", "200.00"), lucja, VISIT.plus(Duration.ofDays(2)));
        stage.tellBooking(lucja, visit);
        bill(visit, object("kind", "CONSUMER", "name", lucja.name(), "address", Map.of("line1", "ul. Świętej Jadwigi 7 m. 3", "line2", "90-001 Łódź")));
        rehearsal.settle();
        stage.pays(clinic, lucja, visit);

        rehearsal.advanceTo(VISIT.plus(Duration.ofDays(2)).plus(Duration.ofMinutes(30)));
        issue(visit);
        rehearsal.advance(Duration.ofDays(1));
        var invoice = invoice(visit, 0);
        tell("she has asked for an invoice and got it at the visit", invoice);
        story.so("it is %s because of %s: a day later KSeF has %d invoices of this clinic", story.same("status", "OUTSIDE", invoice.getString("status")),
                story.same("why", "CONSUMER", invoice.getString("outside")), story.same("invoices in KSeF", 0, numbersInKsef(nip).size()));
        story.so("nothing waits for KSeF: %d", story.same("waiting", 0, pending(clinic).size()));
        story.so("it is printed without a code, as %s", paper(invoice, PERSONAL));
    }

    void aCorrectionWaitsForItsOriginal() {
        var nip = "5252248481";
        var clinic = open("Klinika Zwrot", nip, BOOKED.plus(Duration.ofDays(30)));
        rehearsal.faults("ksef", "status", "DELAYED");
        try {
            var visit = advancePaid(clinic);
            rehearsal.advance(Duration.ofMinutes(1));
            tell("KSeF has the advance invoice and does not answer", invoice(visit, 0));
            story.same("status of the original", "SENT", invoice(visit, 0).getString("status"));

            clinic.cancel(visit.id(), "FACILITY").expect(200);
            rehearsal.advance(Duration.ofMinutes(30));
            var cancelled = clinic.visit(visit.id());
            story.at("the clinic cancels the visit: %s zł went back", story.same("went back", ADVANCE, cancelled.payment("refunded")));
            var waiting = invoice(visit, 1);
            story.same("invoices of the visit", 2, invoices(visit).size());
            tell("what was invoiced is not true any more", waiting);
            story.same("kind", "KOR_ZAL", waiting.getString("kind"));
            story.so("the correction is %s: it must name a number that KSeF has not given yet", story.same("status", "AWAITING_ORIGINALS", waiting.getString("status")));
            story.same("what it waits for", invoice(visit, 0).getString("id"), waiting.getJsonArray("awaits").getValuesAs(JsonString::getString).get(0));

            rehearsal.noFaults();
            rehearsal.advance(Duration.ofMinutes(40));
            var original = invoice(visit, 0);
            var correction = invoice(visit, 1);
            story.at("KSeF answers: %s has the number %s and is %s", original.getString("number"), ksefNumber(original),
                    story.same("status of the original", "CORRECTED", original.getString("status")));
            tell("the correction went out by itself", correction);
            story.so("it names %s", story.same("original", ksefNumber(original), correction.getJsonObject("corrects").getString("ksefNumber")));
            story.so("KSeF took it: %s", accepted(correction));
            story.same("what KSeF has of this clinic", List.of(ksefNumber(original), ksefNumber(correction)), numbersInKsef(nip));
            story.so("it is printed as %s", paper(correction, CORRECTED));
        } finally {
            rehearsal.noFaults();
        }
    }

    void anAnnouncedFailure() {
        var nip = "1111111111";
        var day = local("2027-04-20T10:00");
        var clinic = open("Klinika Awaria", nip, day);
        clinic.rules("facility", Map.of("requirement", "NONE"));
        var karol = clinic.patient("Karol", "Rak");
        var visit = clinic.book(clinic.specialist(), clinic.service("Badanie okresowe", "200.00"), karol, day.plus(Duration.ofHours(2)));
        bill(visit, COMPANY);
        announce("FAILURE");
        try {
            story.at("%s: the ministry announces that KSeF has failed", dayAndHour(rehearsal.now()));
            rehearsal.advanceTo(day.plus(Duration.ofHours(3)));
            issue(visit);
            rehearsal.advance(Duration.ofMinutes(6));
            var handedOver = invoice(visit, 0);
            tell("the patient's employer gets an invoice all the same", handedOver);
            var codes = handedOver.getJsonObject("handover");
            story.so("it is %s in mode %s, under two codes:", story.same("status", "HANDED_OVER", handedOver.getString("status")),
                    story.same("mode", "EMERGENCY", codes.getString("mode")));
            story.so("  the invoice    %s", codes.getString("invoiceLink"));
            story.so("  who issued it  %s…", codes.getString("certificateLink").substring(0, 100));
            story.so("it is printed with both, as %s", paper(handedOver, OFFLINE));
            story.so("it waits for KSeF: %s", waiting(clinic));

            rehearsal.advance(Duration.ofHours(20));
            story.same("invoices in KSeF", 0, numbersInKsef(nip).size());
            announce("AVAILABLE");
            story.at("%s: the ministry announces the end of it", dayAndHour(rehearsal.now()));
            rehearsal.advance(Duration.ofMinutes(30));
            var sent = invoice(visit, 0);
            story.so("sent, and taken: %s", accepted(sent));
            story.same("what KSeF has of this clinic", List.of(ksefNumber(sent)), numbersInKsef(nip));
            story.same("hash of what was handed over and of what KSeF has", handedOver.getString("hash"), sent.getString("hash"));
            story.so("nothing waits for KSeF: %d; the paper bears the number now: %s", story.same("waiting", 0, pending(clinic).size()), paper(sent, AFTERWARDS));
        } finally {
            announce("AVAILABLE");
        }
    }

    /** A clinic that issues invoices, and is known to KSeF by two certificates. */
    private Clinic open(String name, String nip, Instant when) {
        var clinic = stage.open(name, when);
        clinic.issuesAs(name + " sp. z o.o.", nip);
        var fetched = rehearsal.ksefCredentials(nip);
        for (var kind : List.of("authentication", "offline")) {
            var files = fetched.getJsonObject(kind);
            api.put(clinic.path("/ksef/credentials/" + kind), object("certificate", files.getString("certificate"), "key", files.getString("key"),
                    "password", files.getString("password"))).expect(200, 201);
        }
        return clinic;
    }

    /** For a visit of the next month, billed to a company. */
    private Visit advancePaid(Clinic clinic) {
        clinic.rules("facility", Clinic.advance(ADVANCE, untilHour("20:00")));
        var adam = clinic.patient("Adam", "Lis");
        var visit = clinic.book(clinic.specialist(), clinic.taxedService("Zabieg estetyczny", "1230.00", "23"), adam,
                rehearsal.now().plus(Duration.between(BOOKED, VISIT)));
        stage.tellBooking(adam, visit);
        bill(visit, COMPANY);
        story.so("%s, NIP %s, will have the invoice: 1230.00 zł with 23%% VAT, of which %s zł are due now", COMPANY.getString("name"), COMPANY.getString("nip"), ADVANCE);
        rehearsal.settle();
        stage.pays(clinic, adam, visit);
        return visit;
    }

    private void bill(Visit visit, JsonObject buyer) {
        api.put("/api/v1/visits/%s/billing".formatted(visit.id()), object("buyer", buyer)).expect(200);
    }

    private void issue(Visit visit) {
        api.post("/api/v1/visits/%s/complete".formatted(visit.id()), object()).expect(200);
        api.post("/api/v1/visits/%s/invoice".formatted(visit.id()), object()).expect(200);
        rehearsal.settle();
    }

    /** KSeF needs seconds to judge and to store an invoice, and is asked for its number again and again. */
    private void knownInKsef() {
        rehearsal.advance(Duration.ofMinutes(1));
    }

    /** The invoices of a visit, oldest first. */
    private JsonObject invoice(Visit visit, int place) {
        var all = invoices(visit);
        if (all.size() <= place) {
            throw new Api.Unexpected("invoices of visit " + brief(visit.id()), "more than " + place, all);
        }
        return all.get(place);
    }

    private List<JsonObject> invoices(Visit visit) {
        return api.get("/api/v1/visits/%s/invoices".formatted(visit.id())).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private void tell(String why, JsonObject invoice) {
        story.at("%s: %s %s, %s zł", why, invoice.getString("kind"), invoice.getString("number", "without a number yet"), invoice.getString("total"));
    }

    private String accepted(JsonObject invoice) {
        story.same("status of " + invoice.getString("number"), "ACCEPTED", invoice.getString("status"));
        return ksefNumber(invoice);
    }

    private static String ksefNumber(JsonObject invoice) {
        return invoice.getString("ksefNumber");
    }

    /** Of what KSeF has of a seller, oldest first. */
    private List<String> numbersInKsef(String nip) {
        return rehearsal.ksefInvoices().stream().filter(each -> each.getString("seller", "").equals(nip)).map(InvoiceScenes::ksefNumber).toList();
    }

    private List<JsonObject> pending(Clinic clinic) {
        return api.get(clinic.path("/ksef/pending")).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class);
    }

    private String waiting(Clinic clinic) {
        var waiting = pending(clinic);
        story.same("invoices that wait", 1, waiting.size());
        return "%s, mode %s, to be sent by %s".formatted(waiting.get(0).getString("number"), waiting.get(0).getString("mode"),
                waiting.get(0).getString("sendBy", "the seventh working day after the failure, which is not over"));
    }

    private void announce(String state) {
        rehearsal.announceKsef(state);
    }

    private Path paper(JsonObject invoice, String name) {
        return stage.kept(name, api.file("/api/v1/invoices/%s/paper".formatted(invoice.getString("id")), "application/pdf"), PDF);
    }

    private static String said(Api.Answer answer) {
        return answer.status() + " " + answer.code();
    }
}
