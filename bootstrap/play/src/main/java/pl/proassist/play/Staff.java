package pl.proassist.play;

import static pl.proassist.play.Words.newId;
import static pl.proassist.play.Words.object;

import jakarta.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** The people who work in a clinic: invited, hired and let in by the letters, codes and links that they receive, like anybody. */
public final class Staff {

    public static final String SMS_CODE = "SMS_CODE";
    public static final String EMAIL_CODE = "EMAIL_CODE";
    public static final String EMAIL_LINK = "EMAIL_LINK";

    private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
    private static final Pattern LINK = Pattern.compile("http\\S+/(?:invitation|login)/([A-Za-z0-9.-]+)");
    private static final Pattern CODE = Pattern.compile("\\A\\d{6}\\b");
    private static final AtomicInteger PERSONS = new AtomicInteger((int) (System.nanoTime() / 1_000_000 % 9_000_000));

    private final Api administrator;
    private final Rehearsal rehearsal;

    /** @param administrator whoever invites and hires */
    public Staff(Api administrator, Rehearsal rehearsal) {
        this.administrator = administrator;
        this.rehearsal = rehearsal;
    }

    /** @param body of the account, as it was registered */
    public record Person(String id, JsonObject body, String password) {

        public String login() {
            return body.getString("login");
        }

        public String phone() {
            return body.getString("phone");
        }

        public String email() {
            return body.getString("email");
        }

        /** @return the same person, who has thought of another password */
        public Person withPassword(String another) {
            return new Person(id, body, another);
        }
    }

    /** A session, and the product as its person uses it. */
    public record Session(JsonObject json, Api api) {

        public String id() {
            return json.getString("session");
        }

        public String csrf() {
            return json.getString("csrf");
        }

        public String token() {
            return json.getString("token");
        }
    }

    /** A new account, whose person has an invitation in the mail. */
    public Person invite(String firstName, String lastName) {
        var number = PERSONS.incrementAndGet() % 10_000_000;
        var body = object("login", "osoba%07d".formatted(number), "firstName", firstName, "lastName", lastName,
                "phone", "+4860%07d".formatted(number), "email", "o%07d@klinika.example".formatted(number));
        var person = new Person(newId(), body, "zielony parasol nad jeziorem");
        administrator.put("/api/v1/users/" + person.id, body).expect(201);
        return person;
    }

    /** The person sets a password and chooses the way of the second step. */
    public Api.Answer accept(Person person, String method) {
        return ask("/auth/invitations/accept", object("token", linkIn(person.email(), "INVITATION"), "password", person.password(), "method", method));
    }

    public Person hire(String firstName, String lastName, String method) {
        var person = invite(firstName, lastName);
        accept(person, method).expect(200);
        return person;
    }

    /** Hired by SMS code, with a part in one facility. */
    public Person hire(String firstName, String lastName, Clinic clinic, String role) {
        var person = hire(firstName, lastName, SMS_CODE);
        give(person, clinic, object("role", role));
        return person;
    }

    public void give(Person person, Clinic clinic, JsonObject part) {
        administrator.put(clinic.path("/members/" + person.id), part).expect(200, 201);
    }

    /** The first step. */
    public Api.Answer knock(String login, String password) {
        return ask("/auth/login", object("login", login, "password", password));
    }

    /** The first step of somebody who calls from another address than the machine that the product runs on. */
    public Api.Answer knockFrom(String address, String login, String password) {
        return administrator.anonymous().send("POST", "/api/v1/auth/login", Map.of("Content-Type", "application/json", "X-Forwarded-For", address),
                object("login", login, "password", password).toString());
    }

    /** @return the challenge that follows the right password */
    public String begin(Person person) {
        return knock(person.login(), person.password()).expect(200).json().getString("challenge");
    }

    public Api.Answer enter(String challenge, String code) {
        return ask("/auth/second-factor", object("challenge", challenge, "code", code));
    }

    /** Without a code it is asked whether the link was confirmed. */
    public Api.Answer goOn(String challenge) {
        return ask("/auth/second-factor", object("challenge", challenge));
    }

    public Api.Answer resend(String challenge, String method) {
        return ask("/auth/second-factor/resend", object("challenge", challenge, "method", method));
    }

    /** Both steps, with the code that comes by SMS. */
    public Session logIn(Person person) {
        var challenge = begin(person);
        return session(enter(challenge, codeIn(person.phone())).expect(200));
    }

    public Session session(Api.Answer answer) {
        return new Session(answer.json(), administrator.with(answer.json().getString("token")));
    }

    /** The code in the last message that a phone or a mailbox received. */
    public String codeIn(String address) {
        return found(CODE, lastTo(address, "LOGIN_CODE").text(), 0);
    }

    /** What makes the last link to a mailbox secret. */
    public String linkIn(String email, String kind) {
        return found(LINK, lastTo(email, kind).text(), 1);
    }

    public Rehearsal.Message lastTo(String address, String kind) {
        var all = letters(address, kind);
        if (all.isEmpty()) {
            throw new Api.Unexpected("messages to " + address, "a " + kind, "none");
        }
        return all.get(all.size() - 1);
    }

    public List<Rehearsal.Message> letters(String address, String kind) {
        rehearsal.settle();
        return rehearsal.messagesTo(address).stream().filter(each -> each.kind().equals(kind)).toList();
    }

    /** An open call under {@code /auth}. */
    public Api.Answer ask(String path, JsonObject body) {
        return administrator.anonymous().send("POST", "/api/v1" + path, JSON, body.toString());
    }

    private static String found(Pattern pattern, String text, int group) {
        var match = pattern.matcher(text);
        if (!match.find()) {
            throw new Api.Unexpected("a message", pattern, text);
        }
        return match.group(group);
    }
}
