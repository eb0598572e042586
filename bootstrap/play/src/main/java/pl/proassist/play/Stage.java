package pl.proassist.play;

import static pl.proassist.play.Story.dayAndHour;
import static pl.proassist.play.Words.brief;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.function.Consumer;
import pl.proassist.play.Clinic.Visit;

/** Where scenes are played: the running product with its clock, and who tells of it. What happens in many of them is told here. */
record Stage(RunningProduct product, Api api, Rehearsal rehearsal, Story story) {

    private static final Instant AFTERNOON = local("2027-01-11T14:20");

    static Stage of(RunningProduct product, Consumer<String> listener) {
        var rehearsal = new Rehearsal(product.api());
        return new Stage(product, product.api(), rehearsal, new Story(listener, rehearsal));
    }

    Clinic open(String name) {
        return open(name, AFTERNOON);
    }

    Clinic open(String name, Instant when) {
        rehearsal.setClock(when);
        return Clinic.open(api, name);
    }

    void tellBooking(Clinic.Patient patient, Visit visit) {
        var asked = visit.payment("deadline").isEmpty() ? "nothing to pay"
                : "%s zł until %s".formatted(visit.payment("amount"), story.soon(visit.deadline()));
        story.at("%s books %s: visit %s %s, %s (%s)", patient.name(), dayAndHour(Instant.parse(visit.json().getString("start"))),
                brief(visit.id()), visit.status(), asked, visit.payment("decidedBy"));
    }

    void pays(Clinic clinic, Clinic.Patient patient, Visit visit) {
        var order = clinic.order(visit);
        rehearsal.pay(order).expect(200);
        rehearsal.settle();
        story.at("%s pays %s zł at the operator (order %s)", patient.name(), visit.payment("amount"), order);
    }

    Visit confirmed(Clinic clinic, Visit visit) {
        return inStatus("CONFIRMED", clinic, visit);
    }

    Visit lapsed(Clinic clinic, Visit visit) {
        return inStatus("LAPSED", clinic, visit);
    }

    Visit awaiting(Clinic clinic, Visit visit) {
        return inStatus("AWAITING_PAYMENT", clinic, visit);
    }

    private Visit inStatus(String status, Clinic clinic, Visit visit) {
        var now = clinic.visit(visit.id());
        story.same("status of visit " + brief(visit.id()), status, now.status());
        return now;
    }

    /** The one SMS of that kind that a patient received. */
    Rehearsal.Message sms(Clinic.Patient patient, String kind) {
        var all = rehearsal.messagesTo(patient.phone());
        var found = all.stream().filter(each -> each.kind().equals(kind)).toList();
        var kinds = new ArrayList<>(all.stream().map(Rehearsal.Message::kind).toList());
        kinds.sort(Comparator.naturalOrder());
        if (found.size() != 1) {
            throw new Api.Unexpected("SMS to " + patient.name(), "one " + kind, kinds);
        }
        return found.get(0);
    }

    /** Into the home, where whoever plays the demo can open it. @return where it lies */
    Path kept(String name, byte[] file, byte[] beginning) {
        story.same("beginning of " + name, HexFormat.of().formatHex(beginning), HexFormat.of().formatHex(file, 0, beginning.length));
        try {
            return Files.write(product.home().resolve(name), file);
        } catch (IOException denied) {
            throw new UncheckedIOException(denied);
        }
    }

    static Instant local(String dateTime) {
        return LocalDateTime.parse(dateTime).atZone(Story.WARSAW).toInstant();
    }
}
