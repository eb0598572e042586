package pl.proassist.domain.invoice;

import io.vavr.control.Option;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** In which mode a facility issues now, and why (KSF-23, A26). A person's choice stands; else what was announced decides, then the own connection. */
public record ModeChoice(IssueMode mode, Because because) {

    /** The buyer waits, so trouble that lasts longer than this is answered by a copy with codes. */
    static final Duration PATIENCE = Duration.ofMinutes(5);

    public enum Because {
        USUAL, BY_HAND, TOTAL_FAILURE_ANNOUNCED, FAILURE_ANNOUNCED, MAINTENANCE_ANNOUNCED, NO_CONNECTION,
        /** Neither KSeF nor the status service answers, so no announcement may be assumed. */
        NOBODY_ANSWERS
    }

    /**
     * What can be known of KSeF at this moment.
     *
     * @param byHand       the mode that a person chose for the facility
     * @param announced    outages, those of the past too
     * @param noNews       the status service does not answer
     * @param troubleSince when KSeF itself stopped answering
     */
    public record Signs(Option<IssueMode> byHand, List<Outage> announced, boolean noNews, Option<Instant> troubleSince) {

        private boolean says(Outage.Kind kind, Instant now) {
            return announced.stream().anyMatch(outage -> outage.kind() == kind && outage.isOn(now));
        }

        /** Whether KSeF is announced to be away. */
        public boolean isAway(Instant now) {
            return announced.stream().anyMatch(outage -> outage.isOn(now));
        }
    }

    public static ModeChoice of(Signs signs, Instant now) {
        if (signs.byHand.isDefined()) {
            return new ModeChoice(signs.byHand.get(), Because.BY_HAND);
        }
        if (signs.says(Outage.Kind.TOTAL_FAILURE, now)) {
            return new ModeChoice(IssueMode.TOTAL_FAILURE, Because.TOTAL_FAILURE_ANNOUNCED);
        }
        if (signs.says(Outage.Kind.FAILURE, now)) {
            return new ModeChoice(IssueMode.EMERGENCY, Because.FAILURE_ANNOUNCED);
        }
        if (signs.says(Outage.Kind.MAINTENANCE, now)) {
            return new ModeChoice(IssueMode.OFFLINE, Because.MAINTENANCE_ANNOUNCED);
        }
        return byConnection(signs, now);
    }

    private static ModeChoice byConnection(Signs signs, Instant now) {
        if (signs.troubleSince.isDefined() && signs.noNews) {
            return new ModeChoice(IssueMode.OFFLINE24, Because.NOBODY_ANSWERS);
        }
        return signs.troubleSince.exists(since -> !now.isBefore(since.plus(PATIENCE)))
                ? new ModeChoice(IssueMode.OFFLINE24, Because.NO_CONNECTION)
                : new ModeChoice(IssueMode.ONLINE, Because.USUAL);
    }
}
