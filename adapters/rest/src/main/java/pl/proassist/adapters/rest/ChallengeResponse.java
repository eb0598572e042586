package pl.proassist.adapters.rest;

import java.util.List;
import pl.proassist.application.access.Challenge;

/**
 * The password was right; where the code or the link went, and what else could be chosen.
 *
 * @param challenge the secret by which this browser goes on, and no other
 * @param target    masked
 */
public record ChallengeResponse(String challenge, String method, String target, List<String> methods, String expiresAt, String resendAt) {

    static ChallengeResponse of(Challenge challenge) {
        var sending = challenge.sending();
        var attempt = sending.attempt();
        return new ChallengeResponse(challenge.secret(), attempt.method().name(), sending.masked(), sending.methods().stream().map(Enum::name).toList(),
                attempt.expiresAt().toString(), attempt.resendAt().toString());
    }

    @Override public String toString() {
        return "challenge ***";
    }
}
