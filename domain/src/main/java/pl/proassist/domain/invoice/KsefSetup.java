package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import pl.proassist.domain.invoice.KsefCredential.Kind;
import pl.proassist.domain.invoice.KsefCredential.Warning;
import pl.proassist.domain.invoice.KsefDoor.Welcome;

/**
 * What a facility does, in this order, until its invoices reach KSeF, and how far it is (KSF-37). What is done at the tax office and in the
 * ministry's application nobody tells us: that it was done shows only when KSeF opens its door.
 *
 * @param hasNip whether the facility's card has the NIP by which KSeF knows it
 * @param ends   of what was entered, when each ends; a token has no end of its own
 */
public record KsefSetup(boolean hasNip, Map<Kind, Option<Instant>> ends, TokenTerm tokens, KsefDoor door) {

    public enum Step {
        /** The form by which a company that is no natural person names who acts for it. */
        ZAW_FA,
        /** That person gets into the ministry's application. */
        PERSON,
        /** That person grants the rights that are needed. */
        RIGHTS,
        NIP,
        /** A certificate to log in with, or for a while a token. */
        LOGIN,
        /** The certificate without which nothing can be handed over offline. */
        OFFLINE_CERTIFICATE,
        /** KSeF opens. */
        LET_IN
    }

    public enum State {
        DONE,
        /** It can be done here and now. */
        TO_DO,
        /** Done, but not for much longer. */
        ENDS_SOON,
        TO_MEND,
        /** It is done elsewhere, and whether it was cannot be seen from here. */
        ELSEWHERE,
        /** It comes by itself when the steps before are done. */
        WAITS
    }

    public record Standing(Step step, State state) {
    }

    public KsefSetup {
        ends = Map.copyOf(ends);
    }

    public List<Standing> steps(Instant now) {
        return Arrays.stream(Step.values()).map(step -> new Standing(step, state(step, now))).toList();
    }

    private State state(Step step, Instant now) {
        return switch (step) {
            case ZAW_FA, PERSON -> door.welcome() == Welcome.OPEN ? State.DONE : State.ELSEWHERE;
            case RIGHTS -> door.missing().isEmpty() ? door.welcome() == Welcome.OPEN ? State.DONE : State.ELSEWHERE : State.TO_MEND;
            case NIP -> hasNip ? State.DONE : State.TO_DO;
            case LOGIN -> door.welcome() == Welcome.REFUSED ? State.TO_MEND : login(now);
            case OFFLINE_CERTIFICATE -> entered(Kind.OFFLINE, now);
            case LET_IN -> switch (door.welcome()) {
                case OPEN -> State.DONE;
                case UNTRIED, UNREACHED -> State.WAITS;
                case WITHOUT_RIGHTS, REFUSED -> State.TO_MEND;
            };
        };
    }

    /** The certificate goes before the token, as it does when KSeF is asked: a token matters only while there is no certificate that will do. */
    private State login(Instant now) {
        var certificate = entered(Kind.AUTHENTICATION, now);
        var token = entered(Kind.TOKEN, now);
        return certificate == State.TO_DO || certificate == State.TO_MEND && token != State.TO_DO ? token : certificate;
    }

    private State entered(Kind kind, Instant now) {
        return Option.of(ends.get(kind)).map(end -> KsefCredential.warning(end, tokens, now)
                .map(warning -> warning == Warning.ENDED ? State.TO_MEND : State.ENDS_SOON).getOrElse(State.DONE)).getOrElse(State.TO_DO);
    }
}
