package pl.proassist.adapters.rest;

import io.vavr.control.Option;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import pl.proassist.application.patients.PatientFile;
import pl.proassist.application.patients.PatientFile.Visited;
import pl.proassist.application.port.Blacklisting;
import pl.proassist.domain.invoice.Billing;
import pl.proassist.domain.invoice.Payer;
import pl.proassist.domain.invoice.PostalAddress;
import pl.proassist.domain.patient.EmailAddress;
import pl.proassist.domain.patient.Pesel;
import pl.proassist.domain.patient.PhoneNumber;
import pl.proassist.domain.payment.Payment;

/** A patient's whole file as a page that a person can read and print: one table for each part, nothing that runs and nothing from elsewhere. */
final class PatientFilePage {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm").withZone(ZoneId.of("Europe/Warsaw"));

    private final PatientFile file;
    private final Speech speech;
    private final StringBuilder html = new StringBuilder(8192);

    private PatientFilePage(PatientFile file, Speech speech) {
        this.file = file;
        this.speech = speech;
    }

    static String of(PatientFile file, Speech speech) {
        return new PatientFilePage(file, speech).page();
    }

    private String page() {
        html.append("<!DOCTYPE html>\n<html lang=\"").append(speech.locale().toLanguageTag()).append("\">\n<head>\n<meta charset=\"utf-8\">\n<title>")
                .append(word("title")).append("</title>\n</head>\n<body>\n<h1>").append(word("title")).append("</h1>\n<p>").append(word("note")).append("</p>\n");
        part("patient", List.of("what", "value"), card());
        part("visits", List.of("start", "facility", "specialist", "service", "status", "attendance", "amount", "paid", "refunded"), file.visits().stream().map(this::visit));
        part("payments", List.of("visit", "paid-at", "amount", "means", "status"), file.visits().stream().flatMap(visited ->
                visited.payments().stream().map(payment -> payment(visited, payment))));
        part("accepted", List.of("visit", "at", "version", "way"), file.visits().stream().flatMap(visited -> visited.accepted().stream().map(accepted ->
                List.of(moment(visited.visit().start()), moment(accepted.at()), String.valueOf(accepted.version()),
                        spoken("way", accepted.way().name().toLowerCase(Locale.ROOT))))));
        part("accounting-notes", List.of("visit", "issued", "number", "amount"), file.visits().stream().flatMap(visited -> visited.notes().stream().map(note ->
                List.of(moment(visited.visit().start()), note.issued().toString(), note.number(), note.amount().toString()))));
        part("billings", List.of("visit", "buyer", "address", "payer", "contract", "email"), file.visits().stream().flatMap(visited ->
                visited.billing().toJavaStream().map(billing -> billing(visited, billing))));
        part("messages", List.of("visit", "at", "message", "channel", "status"), file.visits().stream().flatMap(this::messages));
        part("marks", List.of("since", "facility", "mark", "reason", "expires", "contest"), file.marks().stream().map(mark -> List.of(moment(mark.since()), name(mark.facility().value()),
                spoken("mark", mark.exemption().map(Enum::name).getOrElse("BLACKLIST")), mark.reason(),
                mark.entry().flatMap(Blacklisting::expires).map(PatientFilePage::moment).getOrElse(""),
                mark.entry().flatMap(Blacklisting::contest).map(Blacklisting.Contest::words).getOrElse(""))));
        part("waiting", List.of("since", "facility", "service", "specialist", "from", "expires"), file.waiting().stream().map(entry -> List.of(moment(entry.since()),
                name(entry.facility().value()), name(entry.service().value()), entry.specialist().map(id -> name(id.value())).getOrElse(""), moment(entry.from()),
                moment(entry.until()))));
        part("consents", List.of("at", "consent", "version", "given", "way"), file.consents().stream().map(line -> List.of(moment(line.at()), line.kind(), line.version(),
                spoken("given", String.valueOf(line.given())), spoken("way", line.way()))));
        part("disclosures", List.of("at", "who", "what", "result"), file.looks().stream().map(look -> List.of(moment(look.at()),
                look.who().getOrElse(""), spoken("act", look.what()), look.refused() ? speech.file("refused") : "")));
        return html.append("</body>\n</html>\n").toString();
    }

    private Stream<List<String>> card() {
        var patient = file.patient();
        return Stream.of(known("first-name", Option.some(patient.firstName())), known("last-name", Option.some(patient.lastName())),
                known("pesel", patient.pesel().map(Pesel::value)), known("birth-date", patient.birthDate().map(LocalDate::toString)),
                known("phone", patient.phone().map(PhoneNumber::value)), known("email", patient.email().map(EmailAddress::value)),
                known("address", patient.address()), known("language", Option.some(spoken("language", patient.language().name()))),
                known("notes", patient.notes())).flatMap(Option::toJavaStream);
    }

    private Option<List<String>> known(String what, Option<String> value) {
        return value.map(found -> List.of(speech.file(what), found));
    }

    private List<String> visit(Visited visited) {
        var visit = visited.visit();
        return List.of(moment(visit.start()), name(visit.facility().value()), name(visit.specialist().value()), name(visit.service().value()),
                spoken("status", visit.status().name()), spoken("attendance", visit.attendance().name()), visit.amount().toString(), visit.paid().toString(), visit.refunded().toString());
    }

    private List<String> payment(Visited visited, Payment payment) {
        return List.of(moment(visited.visit().start()), moment(payment.paidAt()), payment.amount() + " " + payment.currency(),
                spoken("means", payment.means().name()), spoken("fate", payment.fate().name()));
    }

    private static List<String> billing(Visited visited, Billing billing) {
        return List.of(moment(visited.visit().start()), billing.buyer().name(), written(billing.buyer().address()), billing.payer().map(Payer::name).getOrElse(""),
                billing.contract().getOrElse(""), billing.email().map(EmailAddress::value).getOrElse(""));
    }

    private static String written(PostalAddress address) {
        return Stream.of(Option.some(address.line1()), address.line2(), Option.some(address.country())).flatMap(Option::toJavaStream).collect(Collectors.joining(", "));
    }

    private Stream<List<String>> messages(Visited visited) {
        return visited.messages().stream().map(told -> List.of(moment(visited.visit().start()), moment(told.at()), spoken("message", told.kind().name()),
                spoken("channel", told.channel().name()), spoken("state", told.state().name())));
    }

    private void part(String name, List<String> columns, Stream<List<String>> rows) {
        html.append("<h2>").append(word(name)).append("</h2>\n");
        var all = rows.toList();
        if (all.isEmpty()) {
            html.append("<p>").append(word("nothing")).append("</p>\n");
            return;
        }
        html.append("<table border=\"1\">\n<thead><tr>");
        columns.forEach(column -> html.append("<th>").append(word(column)).append("</th>"));
        html.append("</tr></thead>\n<tbody>\n");
        all.forEach(row -> {
            html.append("<tr>");
            row.forEach(cell -> html.append("<td>").append(escaped(cell)).append("</td>"));
            html.append("</tr>\n");
        });
        html.append("</tbody>\n</table>\n");
    }

    private String word(String key) {
        return escaped(speech.file(key));
    }

    /** The word for a code; of an act that came later than the words, its name. */
    private String spoken(String kind, String code) {
        return speech.file(kind, code);
    }

    private String name(UUID id) {
        return file.names().getOrDefault(id, id.toString());
    }

    private static String moment(Instant at) {
        return MOMENT.format(at);
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;").replace("'", "&#39;");
    }
}
