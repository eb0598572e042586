package pl.proassist.play;

import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/** A facility of its own with everything that it registers, made through the API like any integrator does it. */
public final class Clinic {

    /** Everybody hears of everything by SMS and by e-mail. */
    private static final List<String> BY_BOTH = List.of("EMAIL", "SMS");
    private static final AtomicInteger PATIENTS = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 9_000_000));

    private final Api api;
    private final String facility = newId();

    private Clinic(Api api) {
        this.api = api;
    }

    public record Patient(String id, String name, String phone, String email) {
    }

    /** A visit at the moment it was asked about. */
    public record Visit(JsonObject json) {

        public String id() {
            return json.getString("id");
        }

        public String status() {
            return json.getString("status");
        }

        public JsonObject payment() {
            return json.getJsonObject("payment");
        }

        public String payment(String member) {
            return payment().containsKey(member) && !payment().isNull(member) ? payment().getString(member) : "";
        }

        /** Why it is paid for as it is, in words. */
        public List<String> because() {
            return payment().getJsonArray("because").getValuesAs(JsonString::getString);
        }

        public String link() {
            return payment().getJsonObject("link").getString("id");
        }

        public String payUrl() {
            return payment().getJsonObject("link").getString("url");
        }

        public Instant deadline() {
            return Instant.parse(payment("deadline"));
        }
    }

    public static Clinic open(Api api, String name) {
        var clinic = new Clinic(api);
        api.put(clinic.path(""), object("name", name, "zone", "Europe/Warsaw", "phone", "+48 22 123 45 67",
                "email", "rejestracja@klinika.example", "address", "ul. Prosta 1, 00-850 Warszawa")).expect(201);
        return clinic;
    }

    public String facility() {
        return facility;
    }

    /** @return the id of a new specialist */
    public String specialist(String title, String firstName, String lastName) {
        return made("/specialists/", object("title", title, "firstName", firstName, "lastName", lastName,
                "specialisation", "kardiologia"));
    }

    public String specialist() {
        return specialist("dr", "Jan", "Maj");
    }

    /** @return the id of a new service of half an hour */
    public String service(String name, String price) {
        return service(name, price, 30);
    }

    public String service(String name, String price, int minutes) {
        return made("/services/", object("name", name, "durationMinutes", minutes, "price", price, "vat", "ZW"));
    }

    /** @return the id of a new service that is no medical one */
    public String taxedService(String name, String price, String vat) {
        return made("/services/", object("name", name, "durationMinutes", 60, "price", price, "vat", vat));
    }

    /** The clinic is a company that issues invoices; what it does for people's health is exempt from VAT. */
    public void issuesAs(String company, String nip) {
        var card = api.get(path("")).expect(200);
        var known = card.json();
        api.send("PUT", path(""), Map.of("Content-Type", "application/json", "If-Match", card.header("ETag")), object("name", known.getString("name"),
                "zone", known.getString("zone"), "phone", known.getString("phone"), "email", known.getString("email"), "address", known.getString("address"), "nip", nip).toString()).expect(200);
        api.put(path("/invoicing-settings"), object("exemption", "HEALING_ENTITY",
                "seller", object("nip", nip, "name", company, "address", object("line1", "ul. Prosta 1", "line2", "00-850 Warszawa")))).expect(201);
    }

    /** @return the id of a new room */
    public String room(String name) {
        return made("/rooms/", object("name", name));
    }

    private String made(String collection, JsonObject body) {
        var id = newId();
        api.put(path(collection + id), body).expect(201);
        return id;
    }

    /** A new patient with a phone and a mailbox that nobody else has. */
    public Patient patient(String firstName, String lastName) {
        var number = PATIENTS.incrementAndGet() % 10_000_000;
        var patient = new Patient(newId(), firstName + " " + lastName, "+4850%07d".formatted(number), "p%07d@poczta.example".formatted(number));
        api.put("/api/v1/patients/" + patient.id, object("firstName", firstName, "lastName", lastName,
                "phone", patient.phone, "email", patient.email, "language", "pl")).expect(201);
        return patient;
    }

    public Patient patient() {
        return patient("Anna", "Nowak");
    }

    /** A new patient whom no message reaches. @return the id */
    public String patientWithoutAddress() {
        var id = newId();
        api.put("/api/v1/patients/" + id, object("firstName", "Anna", "lastName", "Nowak")).expect(201);
        return id;
    }

    /** Replaces all rules of the facility. @param rules members of {@code payment-rules}, by name */
    public void rules(Object... rules) {
        api.put(path("/payment-rules"), object(rules)).expect(200, 201);
    }

    /** Everybody pays in full before the visit. */
    public void everybodyPays(Map<String, Object> deadline) {
        rules("facility", required(deadline));
    }

    public void ruleOfSpecialist(String specialist, JsonObject rule) {
        api.put(path("/payment-rules/specialists/" + specialist), rule).expect(200, 201);
    }

    public void blacklist(Patient patient, String reason) {
        api.put(path("/blacklist/" + patient.id), object("reason", reason)).expect(201);
    }

    public static JsonObject required(Map<String, Object> deadline) {
        return object("requirement", "REQUIRED", "amount", Map.of("type", "FULL", "kind", "FULL_PREPAYMENT"),
                "deadline", deadline, "sendBy", BY_BOTH);
    }

    /** A part of the price, which counts towards it. */
    public static JsonObject advance(String amount, Map<String, Object> deadline) {
        return object("requirement", "REQUIRED", "amount", Map.of("type", "FIXED", "value", amount, "kind", "ADVANCE"), "deadline", deadline, "sendBy", BY_BOTH);
    }

    public static Map<String, Object> untilHour(String cutoff) {
        return Map.of("mode", "UNTIL_HOUR", "cutoff", cutoff, "afterCutoff", "ROLL", "lead", "PT2H");
    }

    public JsonObject booking(String specialist, String service, Patient patient, Instant start) {
        return booking(specialist, service, patient.id(), start, "ONLINE");
    }

    private JsonObject booking(String specialist, String service, String patient, Instant start, String channel) {
        return object("facility", facility, "specialist", specialist, "service", service, "patient", patient,
                "start", start.toString(), "channel", channel);
    }

    /** Asks for a slot. */
    public Api.Answer ask(String specialist, String service, Patient patient, Instant start) {
        return ask(newId(), booking(specialist, service, patient, start));
    }

    public Api.Answer ask(String visit, JsonObject booking) {
        return api.put("/api/v1/visits/" + visit, booking);
    }

    /** Asks for a slot and gets it. */
    public Visit book(String specialist, String service, Patient patient, Instant start) {
        return new Visit(ask(specialist, service, patient, start).expect(201).json());
    }

    /** The receptionist books for somebody who cannot be reached. */
    public Visit bookAtDesk(String specialist, String service, String patient, Instant start) {
        return new Visit(ask(newId(), booking(specialist, service, patient, start, "RECEPTION")).expect(201).json());
    }

    public Visit visit(String id) {
        return new Visit(api.get("/api/v1/visits/" + id).expect(200).json());
    }

    public Api.Answer cancel(String visit, String by) {
        return api.post("/api/v1/visits/%s/cancel".formatted(visit), object("by", by, "reason", "nie może przyjść"));
    }

    /** The payment link of a visit, with its orders at the operator. */
    public JsonObject link(Visit visit) {
        return api.get("/api/v1/payment-links/" + visit.link()).expect(200).json();
    }

    /** The youngest order of a visit at the operator; it is made when due work is done. */
    public String order(Visit visit) {
        var orders = link(visit).getJsonArray("orders").getValuesAs(JsonObject.class);
        if (orders.isEmpty()) {
            throw new Api.Unexpected("orders of visit " + visit.id(), "at least one", "none");
        }
        return orders.get(orders.size() - 1).getString("orderId");
    }

    public String path(String rest) {
        return "/api/v1/facilities/" + facility + rest;
    }
}
