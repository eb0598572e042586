package pl.proassist.adapters.persistence;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.List;
import pl.proassist.domain.access.LoginAttempt;
import pl.proassist.domain.access.LoginAttemptId;
import pl.proassist.domain.access.SecondFactorMethod;
import pl.proassist.domain.access.UserId;

/** A login under way as one row: what stays as it began, and a state that changes. */
record LoginAttemptRow(LoginAttempt.Details details, State state, Option<SecondFactorMethod> method, Option<Integer> sendings, Option<Instant> sentAt,
                       Option<Integer> wrongTries, Option<Instant> confirmedUntil) {

    enum State { ASKED, CONFIRMED, OVER }

    static LoginAttemptRow of(LoginAttempt attempt) {
        return attempt.fold(new LoginAttempt.States<>() {
            @Override public LoginAttemptRow asked(LoginAttempt.Asked asked) {
                return new LoginAttemptRow(asked.details(), State.ASKED, Option.some(asked.method()), Option.some(asked.sendings()),
                        Option.some(asked.sentAt()), Option.some(asked.wrongTries()), Option.none());
            }

            @Override public LoginAttemptRow confirmed(LoginAttempt.Confirmed confirmed) {
                return new LoginAttemptRow(confirmed.details(), State.CONFIRMED, Option.none(), Option.none(), Option.none(), Option.none(),
                        Option.some(confirmed.until()));
            }

            @Override public LoginAttemptRow over(LoginAttempt.Over over) {
                return new LoginAttemptRow(over.details(), State.OVER, Option.none(), Option.none(), Option.none(), Option.none(), Option.none());
            }
        });
    }

    static LoginAttempt attempt(Columns row) {
        var details = new LoginAttempt.Details(new LoginAttemptId(row.uuid("id")), new UserId(row.uuid("account")), row.text("challenge"),
                row.instant("started_at"), row.text("device"), row.text("address"));
        return switch (row.constant(State.class, "state")) {
            case ASKED -> new LoginAttempt.Asked(details, row.constant(SecondFactorMethod.class, "method"), (int) row.number("sendings"),
                    row.instant("sent_at"), (int) row.number("wrong_tries"));
            case CONFIRMED -> new LoginAttempt.Confirmed(details, row.instant("confirmed_until"));
            case OVER -> new LoginAttempt.Over(details);
        };
    }

    /** What stays, then what changes. */
    List<Object> values() {
        return List.of(details.id().value(), details.user().value(), details.challenge(), details.startedAt(), details.device(), details.address(),
                state, method, sendings, sentAt, wrongTries, confirmedUntil);
    }
}
