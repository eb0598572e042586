package pl.proassist.play.bench;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import pl.proassist.play.Api;
import pl.proassist.play.Clinic;
import pl.proassist.play.Together;

/** The clinic in which the bench books: each client has a specialist of its own, and no two bookings want the same time. */
final class Agenda {

    static final int CLIENTS = 16;

    private static final int PATIENTS_OF_A_CLIENT = 100;
    private static final int MINUTES = 10;
    private static final long SLOTS = Duration.ofDays(700).toMinutes() / MINUTES;

    private final Clinic clinic;
    private final String token;
    private final String service;
    private final List<Diary> diaries;
    private final Instant first = Instant.now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.HOURS);

    /** A specialist's time, given out slot by slot, and the patients who come there. */
    record Diary(String specialist, List<String> patients, AtomicInteger next) {
    }

    private Agenda(Clinic clinic, String token, String service, List<Diary> diaries) {
        this.clinic = clinic;
        this.token = token;
        this.service = service;
        this.diaries = diaries;
    }

    static Agenda open(Api api, String token) {
        var clinic = Clinic.open(api, "Klinika Pomiar");
        var service = clinic.service("Konsultacja", "200.00", MINUTES);
        return new Agenda(clinic, token, service, Together.call(CLIENTS, number -> () -> diary(clinic)));
    }

    private static Diary diary(Clinic clinic) {
        var patients = Stream.generate(clinic::patientWithoutAddress).limit(PATIENTS_OF_A_CLIENT).toList();
        return new Diary(clinic.specialist(), patients, new AtomicInteger());
    }

    Clinic clinic() {
        return clinic;
    }

    List<Diary> diaries() {
        return diaries;
    }

    String service() {
        return service;
    }

    /** Clients who book their next slots at an address, {@code /api/v1} or that of the control. */
    List<Load.Caller> clients(String base) {
        return diaries.stream().<Load.Caller>map(diary -> connection ->
                connection.send("PUT", base + "/visits/" + randomId(), token, body(diary))).toList();
    }

    /** One booking under a given id. */
    void book(Connection connection, String base, String visit) {
        var status = connection.send("PUT", base + "/visits/" + visit, token, body(diaries.get(0)));
        if (status != 201) {
            throw new IllegalStateException("a booking was answered " + status);
        }
    }

    /** So many clients who all want one slot, each with another patient. */
    List<Callable<Integer>> rivals(URI address, int number) {
        var diary = diaries.get(0);
        var start = start(diary);
        var rivals = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < number; i++) {
            var body = body(diary, diary.patients.get(i % PATIENTS_OF_A_CLIENT), start);
            rivals.add(() -> {
                try (var connection = Connection.to(address)) {
                    return connection.send("PUT", "/api/v1/visits/" + randomId(), token, body);
                }
            });
        }
        return rivals;
    }

    private String body(Diary diary) {
        var start = start(diary);
        return body(diary, diary.patients.get(ThreadLocalRandom.current().nextInt(PATIENTS_OF_A_CLIENT)), start);
    }

    private Instant start(Diary diary) {
        var slot = diary.next.getAndIncrement();
        if (slot >= SLOTS) {
            throw new IllegalStateException("the agenda is full; a shorter bench would fit");
        }
        return first.plus(Duration.ofMinutes((long) slot * MINUTES));
    }

    private String body(Diary diary, String patient, Instant start) {
        return "{\"facility\":\"%s\",\"specialist\":\"%s\",\"service\":\"%s\",\"patient\":\"%s\",\"start\":\"%s\",\"channel\":\"RECEPTION\"}"
                .formatted(clinic.facility(), diary.specialist, service, patient, start);
    }

    /** Random enough to be unique, and cheap for the client. */
    private static String randomId() {
        var random = ThreadLocalRandom.current();
        return new UUID(random.nextLong() & ~0xF000L | 0x4000L, random.nextLong() & 0x3FFFFFFFFFFFFFFFL | 0x8000000000000000L).toString();
    }
}
