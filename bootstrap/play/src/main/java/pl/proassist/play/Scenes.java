package pl.proassist.play;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static pl.proassist.play.Clinic.required;
import static pl.proassist.play.Clinic.untilHour;
import static pl.proassist.play.Story.dayAndHour;
import static pl.proassist.play.Words.brief;
import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import pl.proassist.play.Clinic.Visit;

/** What a clinic lives through with prepaid visits, played on the running product over HTTP; each scene checks what it tells. */
public final class Scenes {

    private static final Instant DEADLINE = Stage.local("2027-01-11T20:00");
    private static final Instant VISIT = Stage.local("2027-01-25T10:00");
    private static final String PRICE = "200.00";
    private static final int CROWD = 40;
    private static final int REASONS = 3;
    private static final String XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    private static final String XLS = "application/vnd.ms-excel";
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] OLE = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};

    private final RunningProduct product;
    private final Stage stage;
    private final Api api;
    private final Rehearsal rehearsal;
    private final Story story;

    public Scenes(RunningProduct product, Consumer<String> listener) {
        this.product = product;
        this.stage = Stage.of(product, listener);
        this.api = stage.api();
        this.rehearsal = stage.rehearsal();
        this.story = stage.story();
    }

    /** One of them, with the letter that people know it by. */
    public record Scene(String letter, String title, Runnable play) {
    }

    public List<Scene> all() {
        var invoices = new InvoiceScenes(stage);
        return List.of(
                new Scene("a", "A first-time patient must pay until 20:00, and does", this::aFirstTimePatientPays),
                new Scene("b", "Nobody pays: the slot is free again", this::nobodyPays),
                new Scene("c", "Money after the slot was released", this::moneyComesLate),
                new Scene("d", "A blacklisted patient with a specialist who asks nobody else", this::aBlacklistedPatientPaysFirst),
                new Scene("e", "The same notification five times, one forged, one with another amount", this::strangeNotifications),
                new Scene("f", "Forty bookings of one slot at once", this::fortyWantOneSlot),
                new Scene("g", "The server is killed between payment and confirmation", this::killedBeforeConfirming),
                new Scene("h", "Who is at the desk: two steps, and what a new receptionist must not", this::whoIsAtTheDesk),
                new Scene("i", "A deadline is changed for a VIP after the link was sent", this::aDeadlineChangedForAVip),
                new Scene("j", "The doctor is ill: a whole day is cancelled with refunds", this::aCancelledDay),
                new Scene("k", "The report of all of it, for the accountant and for the manager", this::theReportOfAllOfIt),
                new Scene("l", "A company's patient: an advance invoice, a final one, and both are in KSeF", invoices::anAdvanceAndWhatSettlesIt),
                new Scene("m", "A person's invoice is none of KSeF's business", invoices::aPersonStaysOutside),
                new Scene("n", "A refund before KSeF has answered: the correction waits for the number of the original", invoices::aCorrectionWaitsForItsOriginal),
                new Scene("o", "KSeF has failed: the invoice is handed over under two codes and sent when the failure ends", invoices::anAnnouncedFailure));
    }

    void aFirstTimePatientPays() {
        var clinic = stage.open("Klinika Serce");
        clinic.rules("firstTime", Map.of("on", true, "scope", "FACILITY", "rule", required(untilHour("20:00"))));
        var anna = clinic.patient("Anna", "Nowak");

        var visit = clinic.book(clinic.specialist(), clinic.service("Konsultacja", PRICE), anna, VISIT);
        stage.tellBooking(anna, visit);
        story.same("status of the visit", "AWAITING_PAYMENT", visit.status());
        story.same("who decided that she pays", "FIRST_TIME", visit.payment("decidedBy"));
        story.same("deadline", DEADLINE, visit.deadline());
        visit.because().stream().filter(reason -> reason.contains("mówi poziom")).limit(REASONS).forEach(reason -> story.so("  %s", reason));
        rehearsal.settle();
        story.reads(stage.sms(anna, "PAYMENT_REQUIRED"));

        rehearsal.advance(Duration.ofHours(1));
        var page = api.anonymous().get(visit.payUrl()).expect(200).body();
        story.same("the payment page names price and deadline", true, page.contains("200,00") && page.contains("20:00"));
        story.at("she opens %s: 200,00 zł until 20:00", visit.payUrl());
        stage.pays(clinic, anna, visit);

        var confirmed = stage.confirmed(clinic, visit);
        story.so("visit %s is %s: %s zł paid, payment %s", brief(confirmed.id()), confirmed.status(), confirmed.payment("paid"),
                confirmed.payment("status"));
        story.reads(stage.sms(anna, "VISIT_CONFIRMED"));
    }

    void nobodyPays() {
        var clinic = stage.open("Klinika Oddech");
        clinic.everybodyPays(untilHour("20:00"));
        var specialist = clinic.specialist();
        var service = clinic.service("Konsultacja", PRICE);
        var adam = clinic.patient("Adam", "Lis");
        var ewa = clinic.patient("Ewa", "Kot");

        var visit = clinic.book(specialist, service, adam, VISIT);
        stage.tellBooking(adam, visit);
        var taken = clinic.ask(specialist, service, ewa, VISIT).expect(409);
        story.so("Ewa Kot wants the same slot: %d %s", taken.status(), story.same("why not", "slot-taken", taken.code()));

        rehearsal.advanceTo(DEADLINE.plus(Duration.ofMinutes(4)));
        story.same("status before the operator was asked", "AWAITING_PAYMENT", clinic.visit(visit.id()).status());
        rehearsal.advance(Duration.ofMinutes(1));
        var lapsed = stage.lapsed(clinic, visit);
        story.at("the operator knows of no payment: visit %s is %s, payment %s", brief(lapsed.id()), lapsed.status(), lapsed.payment("status"));
        story.reads(stage.sms(adam, "VISIT_LAPSED"));

        var next = clinic.book(specialist, service, ewa, VISIT);
        stage.tellBooking(ewa, next);
    }

    void moneyComesLate() {
        var clinic = stage.open("Klinika Promyk");
        clinic.everybodyPays(untilHour("20:00"));
        var specialist = clinic.specialist();
        var service = clinic.service("Konsultacja", PRICE);
        var maria = clinic.patient("Maria", "Wilk");
        var jan = clinic.patient("Jan", "Sowa");
        var zofia = clinic.patient("Zofia", "Bąk");

        var free = clinic.book(specialist, service, maria, VISIT);
        var lost = clinic.book(specialist, service, jan, VISIT.plus(Duration.ofHours(1)));
        stage.tellBooking(maria, free);
        stage.tellBooking(jan, lost);
        rehearsal.advanceTo(DEADLINE.plus(Duration.ofMinutes(6)));
        stage.lapsed(clinic, free);
        stage.lapsed(clinic, lost);
        story.at("nobody paid: both visits are LAPSED");

        stage.pays(clinic, maria, free);
        var reinstated = stage.confirmed(clinic, free);
        story.so("her slot is still free: visit %s is %s again, %s zł paid", brief(reinstated.id()), reinstated.status(), reinstated.payment("paid"));
        story.reads(stage.sms(maria, "LATE_PAYMENT"));

        var winner = clinic.book(specialist, service, zofia, VISIT.plus(Duration.ofHours(1)));
        stage.tellBooking(zofia, winner);
        stage.pays(clinic, jan, lost);
        var refunded = stage.lapsed(clinic, lost);
        story.same("money that goes back", PRICE, refunded.payment("refunded"));
        story.so("his slot is taken: visit %s stays %s, %s zł go back", brief(refunded.id()), refunded.status(), refunded.payment("refunded"));
        story.reads(stage.sms(jan, "REFUND"));

        stage.pays(clinic, zofia, winner);
        stage.confirmed(clinic, winner);
        story.reads(stage.sms(zofia, "VISIT_CONFIRMED"));
    }

    void aBlacklistedPatientPaysFirst() {
        var clinic = stage.open("Klinika Zaufanie");
        var specialist = clinic.specialist("prof.", "Helena", "Dąb");
        var service = clinic.service("Konsultacja", PRICE);
        clinic.rules("blacklist", Map.of("on", true, "rule", Map.of("sendBy", List.of("SMS"), "deadline", untilHour("20:00"))),
                "facility", Map.of("requirement", "NONE"));
        clinic.ruleOfSpecialist(specialist, object("requirement", "NONE"));
        var karol = clinic.patient("Karol", "Rak");
        var olga = clinic.patient("Olga", "Mak");
        clinic.blacklist(karol, "trzy wizyty bez odwołania");
        story.at("prof. Helena Dąb asks nobody to pay; Karol Rak is on the clinic's blacklist");

        var ordinary = clinic.book(specialist, service, olga, VISIT);
        stage.tellBooking(olga, ordinary);
        story.same("status of an ordinary patient's visit", "CONFIRMED", ordinary.status());
        story.same("who decided that she does not pay", "SPECIALIST", ordinary.payment("decidedBy"));

        var blacklisted = clinic.book(specialist, service, karol, VISIT.plus(Duration.ofHours(1)));
        stage.tellBooking(karol, blacklisted);
        story.same("status of a blacklisted patient's visit", "AWAITING_PAYMENT", blacklisted.status());
        story.same("who decided that he pays", "BLACKLIST", blacklisted.payment("decidedBy"));
        story.same("deadline", DEADLINE, blacklisted.deadline());
        rehearsal.settle();
        story.reads(stage.sms(karol, "PAYMENT_REQUIRED"));
    }

    void strangeNotifications() {
        var clinic = stage.open("Klinika Granit");
        clinic.everybodyPays(untilHour("20:00"));
        var specialist = clinic.specialist();
        var service = clinic.service("Konsultacja", PRICE);
        var ola = clinic.patient("Ola", "Zięba");
        var piotr = clinic.patient("Piotr", "Kos");
        var iga = clinic.patient("Iga", "Wróbel");

        var visit = clinic.book(specialist, service, ola, VISIT);
        stage.tellBooking(ola, visit);
        rehearsal.settle();
        var order = clinic.order(visit);
        rehearsal.pay(order).expect(200);
        for (int i = 0; i < 4; i++) {
            rehearsal.repeat(order).expect(200);
        }
        rehearsal.settle();
        var once = stage.confirmed(clinic, visit);
        story.at("five times the notification of one payment: visit %s is %s, %s zł paid", brief(once.id()), once.status(),
                story.same("money that was received", PRICE, once.payment("paid")));
        story.reads(stage.sms(ola, "VISIT_CONFIRMED"));

        var unpaid = clinic.book(specialist, service, piotr, VISIT.plus(Duration.ofHours(1)));
        stage.tellBooking(piotr, unpaid);
        rehearsal.settle();
        var answer = Forgery.of(clinic.order(unpaid), PRICE).post(api);
        rehearsal.settle();
        story.so("somebody forges a notification for it: answered %s, the visit is still %s",
                story.same("answer to a forgery", "NOTCONFIRMED", answer), stage.awaiting(clinic, unpaid).status());

        var other = clinic.book(specialist, service, iga, VISIT.plus(Duration.ofHours(2)));
        stage.tellBooking(iga, other);
        rehearsal.settle();
        rehearsal.pay(clinic.order(other), object("amount", "150.00")).expect(200);
        rehearsal.settle();
        var unmatched = stage.awaiting(clinic, other);
        story.same("money of another amount", "150.00", unmatched.payment("unmatched"));
        story.so("she pays 150.00 zł instead: unmatched %s, paid %s, the visit is still %s", unmatched.payment("unmatched"),
                story.same("money that counts", "0.00", unmatched.payment("paid")), unmatched.status());
    }

    void fortyWantOneSlot() {
        var clinic = stage.open("Klinika Kolejka");
        var specialist = clinic.specialist();
        var service = clinic.service("Konsultacja", PRICE);
        var patients = Stream.generate(clinic::patient).limit(CROWD).toList();

        var answers = Together.<Api.Answer>call(CROWD, number -> () -> clinic.ask(specialist, service, patients.get(number), VISIT));

        var count = new TreeMap<>(answers.stream().collect(groupingBy(each -> each.status() + each.code().replaceAll("^(?=.)", " "), counting())));
        story.at("forty patients want %s with one specialist, each on an own connection: %s", dayAndHour(VISIT), count);
        story.same("answers", Map.of("201", 1L, "409 slot-taken", CROWD - 1L), Map.copyOf(count));
        var kept = api.get("/api/v1/visits?facility=%s&from=2027-01-25&to=2027-01-25".formatted(clinic.facility())).expect(200).json()
                .getJsonArray("items").getValuesAs(JsonObject.class);
        story.same("visits in the calendar", 1, kept.size());
        story.so("the calendar of that day holds %d visit", kept.size());
    }

    void killedBeforeConfirming() {
        var clinic = stage.open("Klinika Feniks");
        clinic.everybodyPays(untilHour("20:00"));
        var tomasz = clinic.patient("Tomasz", "Dudek");
        var visit = clinic.book(clinic.specialist(), clinic.service("Konsultacja", PRICE), tomasz, VISIT);
        stage.tellBooking(tomasz, visit);
        rehearsal.settle();
        var order = clinic.order(visit);

        rehearsal.pay(order).expect(200);
        var killed = product.pid();
        product.kill();
        story.so("he pays %s zł at the operator (order %s), and the server (process %d) is killed with signal 9", PRICE, order, killed);
        product.startAgain();
        story.at("it is started again on the same home in %.1f s, as process %d", product.startTook().toMillis() / 1000.0, product.pid());
        rehearsal.settle();

        var confirmed = stage.confirmed(clinic, visit);
        story.so("visit %s is %s, %s zł paid", brief(confirmed.id()), confirmed.status(),
                story.same("money that was received", PRICE, confirmed.payment("paid")));
        story.reads(stage.sms(tomasz, "VISIT_CONFIRMED"));
    }

    void whoIsAtTheDesk() {
        var clinic = stage.open("Klinika Latarnia");
        clinic.everybodyPays(untilHour("20:00"));
        var staff = new Staff(api, rehearsal);
        var iga = staff.hire("Iga", "Wrona", clinic, "RECEPTIONIST_IN_TRAINING");
        story.at("Iga Wrona, new at the desk, followed the link of her invitation and set a password");
        var desk = logsIn(staff, iga);

        var adam = clinic.patient("Adam", "Lis");
        var visit = clinic.visit(desk.api().put("/api/v1/visits/" + newId(), clinic.booking(clinic.specialist(), clinic.service("Konsultacja", PRICE),
                adam, VISIT)).expect(201).json().getString("id"));
        stage.tellBooking(adam, visit);
        story.so("Iga waives his payment: %s", story.same("answer", "403 forbidden", waive(desk.api(), visit)));
        story.same("status of the visit", "AWAITING_PAYMENT", clinic.visit(visit.id()).status());
        staff.give(iga, clinic, object("role", "RECEPTIONIST_IN_TRAINING", "granted", List.of("payment-rules.change-visit")));
        story.so("the administrator grants her payment-rules.change-visit; the same once more: %s", story.same("answer", "201", waive(desk.api(), visit)));
        story.so("visit %s is %s, nothing to pay", brief(visit.id()), stage.confirmed(clinic, visit).status());
        staff.give(iga, clinic, object("role", "RECEPTIONIST_IN_TRAINING"));
        story.so("it is revoked, and her next request is answered %s", story.same("answer", "403 forbidden", waive(desk.api(), visit)));
        tellTrail(iga);
    }

    void theReportOfAllOfIt() {
        var clinic = stage.open("Klinika Bilans");
        clinic.everybodyPays(untilHour("20:00"));
        var specialist = clinic.specialist();
        var service = clinic.service("Konsultacja", PRICE);
        var anna = clinic.patient("Anna", "Nowak");
        var adam = clinic.patient("=1+1", "Lis");
        var paid = clinic.book(specialist, service, anna, VISIT);
        var late = clinic.book(specialist, service, adam, VISIT.plus(Duration.ofHours(1)));
        stage.tellBooking(anna, paid);
        stage.tellBooking(adam, late);
        rehearsal.settle();
        stage.pays(clinic, anna, paid);
        rehearsal.advanceTo(DEADLINE.plus(Duration.ofMinutes(6)));
        stage.lapsed(clinic, late);
        var ewa = clinic.patient("Ewa", "Kot");
        stage.tellBooking(ewa, clinic.book(specialist, service, ewa, VISIT.plus(Duration.ofHours(1))));

        var staff = new Staff(api, rehearsal);
        var accountant = staff.logIn(staff.hire("Maria", "Sowa", clinic, "ACCOUNTANT")).api();
        var manager = staff.logIn(staff.hire("Jan", "Dąb", clinic, "MANAGER")).api();
        var report = clinic.path("/reports/online-payments?from=2027-01-01&to=2027-01-31");
        var page = accountant.get(report).expect(200).json();
        var words = page.getJsonArray("items").getValuesAs(JsonObject.class).stream().map(item -> item.getString("status")).toList();
        story.at("Maria Sowa, who keeps the books, sees the links of January: %s", String.join(", ", story.same("statuses", List.of("PAID", "OVERDUE", "WAITING"), words)));
        var all = page.getJsonObject("totals").getJsonObject("all");
        story.so("%d links for %s zł, of which %s zł came", all.getInt("count"), story.same("asked for", "600.00", all.getString("amount")),
                story.same("came", PRICE, all.getString("paid")));
        story.so("she sees no patient; with names and phones: %s", story.same("answer", "403 forbidden", said(accountant.get(report + "&variant=detailed"))));
        var revenue = accountant.get(clinic.path("/reports/revenue?from=2027-01-01&to=2027-01-31&by=specialist")).expect(200).json().getJsonObject("total");
        story.so("revenue of the month: %s zł", story.same("revenue", PRICE, revenue.getString("revenue")));
        story.so("as %s: %,d bytes", stage.kept("platnosci-online.xlsx", accountant.file(report, XLSX), ZIP), accountant.file(report, XLSX).length);
        story.so("the manager takes it with names and phones, as %s", stage.kept("platnosci-online-szczegolowy.xlsx", manager.file(report + "&variant=detailed", XLSX), ZIP));
        story.so("and in the format of before 2007, as %s", stage.kept("platnosci-online-szczegolowy.xls", manager.file(report + "&variant=detailed", XLS), OLE));
        var exports = api.get("/api/v1/audit?facility=%s&what=payments-report.export-personal".formatted(clinic.facility())).expect(200).json().getJsonArray("items");
        story.so("the trail knows of %d exports of personal data", story.same("exports", 2, exports.size()));
    }

    void aDeadlineChangedForAVip() {
        var clinic = stage.open("Klinika Wyjątek");
        clinic.everybodyPays(untilHour("20:00"));
        var nina = clinic.patient("Nina", "Gil");
        var visit = clinic.book(clinic.specialist(), clinic.service("Konsultacja", PRICE), nina, VISIT);
        stage.tellBooking(nina, visit);
        rehearsal.settle();
        story.reads(stage.sms(nina, "PAYMENT_REQUIRED"));

        var later = VISIT.minus(Duration.ofDays(2));
        var changed = new Visit(api.put("/api/v1/visits/%s/payment-terms".formatted(visit.id()), object("deadline", Map.of("mode", "FIXED",
                "at", later.toString()), "reason", "stała pacjentka")).expect(201).json());
        rehearsal.settle();
        story.at("the desk gives her until %s; the link is still %s", story.soon(changed.deadline()),
                story.same("address of the link", visit.payUrl(), changed.payUrl()));
        story.same("who decided", "FACILITY", changed.payment("decidedBy"));
        story.reads(stage.sms(nina, "PAYMENT_RULES_CHANGED"));
        var orders = clinic.link(visit).getJsonArray("orders").getValuesAs(JsonObject.class).stream().map(order -> order.getString("status")).toList();
        story.so("orders at the operator: %s", story.same("orders", List.of("DEAD", "STARTED"), orders));

        rehearsal.advanceTo(DEADLINE.plus(Duration.ofMinutes(30)));
        story.at("the old deadline has passed: visit %s is %s", brief(visit.id()), stage.awaiting(clinic, visit).status());
        stage.pays(clinic, nina, visit);
        stage.confirmed(clinic, visit);
        var history = api.get("/api/v1/visits/%s/payment-terms/history".formatted(visit.id())).expect(200).json().getJsonArray("items")
                .getValuesAs(JsonObject.class);
        story.same("changes in the history", 1, history.size());
        story.so("the history keeps: until %s, then until %s, because „%s”", story.soon(Instant.parse(history.get(0).getJsonObject("before").getString("deadline"))),
                story.soon(Instant.parse(history.get(0).getJsonObject("after").getString("deadline"))), history.get(0).getString("reason"));
    }

    void aCancelledDay() {
        var clinic = stage.open("Klinika Poranek");
        clinic.everybodyPays(untilHour("20:00"));
        var specialist = clinic.specialist();
        var service = clinic.service("Konsultacja", PRICE);
        var patients = List.of(clinic.patient("Lena", "Szpak"), clinic.patient("Igor", "Czyż"), clinic.patient("Rita", "Drozd"));
        var visits = new ArrayList<Visit>();
        for (var patient : patients) {
            var visit = clinic.book(specialist, service, patient, VISIT.plus(Duration.ofHours(visits.size())));
            stage.tellBooking(patient, visit);
            visits.add(visit);
        }
        rehearsal.settle();
        stage.pays(clinic, patients.get(0), visits.get(0));
        stage.pays(clinic, patients.get(1), visits.get(1));

        var asked = api.post("/api/v1/facilities/%s/cancelled-days".formatted(clinic.facility()), object("specialist", specialist, "date", "2027-01-25",
                "reason", "choroba lekarza")).expect(201).json();
        story.at("dr Jan Maj is ill: the desk cancels %s, %d visits", dayAndHour(VISIT).substring(0, 10), asked.getInt("total"));
        rehearsal.settle();
        rehearsal.advance(Duration.ofHours(1));
        var day = api.get("/api/v1/cancelled-days/" + asked.getString("id")).expect(200).json();
        story.same("the day", "DONE", day.getString("status"));
        for (var item : day.getJsonArray("items").getValuesAs(JsonObject.class)) {
            var ledger = item.getJsonObject("ledger");
            story.so("  visit %s: %s, received %s, went back %s", brief(item.getString("visit")), item.getString("result"), ledger.getString("received"),
                    ledger.getString("refunded"));
        }
        story.same("money that went back", List.of(PRICE, PRICE, "0.00"), day.getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getJsonObject("ledger").getString("refunded")).toList());
        story.reads(stage.sms(patients.get(0), "VISIT_CANCELLED"));
        story.reads(stage.sms(patients.get(0), "REFUND"));
        story.same("visits whose money does not add up", 0, api.get("/api/v1/ledger-breaks").expect(200).json().getJsonArray("items").size());
    }

    private Staff.Session logsIn(Staff staff, Staff.Person person) {
        var first = staff.knock(person.login(), person.password()).expect(200).json();
        var challenge = first.getString("challenge");
        story.same("a session by the password alone", false, first.containsKey("token"));
        story.so("login and password are right: a code goes to %s, and nothing is open yet", first.getString("target"));
        var code = staff.codeIn(person.phone());
        story.reads(staff.lastTo(person.phone(), "LOGIN_CODE"));
        var guess = code.equals("123456") ? "654321" : "123456";
        story.so("somebody guesses %s: %s", guess, story.same("answer", "401 wrong-code", said(staff.enter(challenge, guess))));
        var session = staff.session(staff.enter(challenge, code).expect(200));
        story.so("with the code she is in until %s; the same code again: %s", story.soon(Instant.parse(session.json().getString("expiresAt"))),
                story.same("answer", "401 login-ended", said(staff.enter(challenge, code))));
        return session;
    }

    private static String waive(Api desk, Visit visit) {
        return said(desk.put("/api/v1/visits/%s/payment-terms".formatted(visit.id()), object("requirement", "NONE", "reason", "stały pacjent")));
    }

    private static String said(Api.Answer answer) {
        return (answer.status() + " " + answer.code()).strip();
    }

    private void tellTrail(Staff.Person person) {
        var acts = api.get("/api/v1/audit?user=" + person.id()).expect(200).json().getJsonArray("items").getValuesAs(JsonObject.class).stream()
                .map(item -> item.getJsonObject("entry")).map(entry -> "%s %s".formatted(entry.getString("what"), entry.getString("result"))).toList();
        story.at("the trail says of her, newest first: %s", String.join(", ", acts));
        story.same("acts of hers", List.of("visit.terms forbidden", "visit.terms done", "visit.terms forbidden", "visit.book done", "login.done done",
                "account.accept done"), acts);
        var verdict = Verdict.on(api.get("/api/v1/audit/export").expect(200).body(), product.home());
        story.same("verdict on the trail", 0, verdict.code());
        story.so("its export, checked by a program of its own: %s", verdict.words());
    }
}
