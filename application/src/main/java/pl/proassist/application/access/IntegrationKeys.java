package pl.proassist.application.access;

import static io.vavr.control.Either.left;
import static io.vavr.control.Either.right;

import io.vavr.control.Either;
import io.vavr.control.Option;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import pl.proassist.application.port.ApiKeys;
import pl.proassist.application.port.Directory;
import pl.proassist.application.port.Secrets;
import pl.proassist.application.port.Transactions;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.access.ApiKey;
import pl.proassist.domain.access.ApiKeyId;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Membership;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.facility.FacilityId;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.shared.Refusal;

/**
 * Keys by which other programs act: made, listed, replaced with an overlap, and revoked by those who manage users, never with more rights than
 * they have themselves. A key is shown once.
 */
public final class IntegrationKeys {

    /** @param secret none when the key was there before: it is not shown a second time */
    public record Made(ApiKey key, Option<String> secret) {
        @Override public String toString() { return "key " + key.id(); }
    }

    private final ApiKeys keys;
    private final Directory directory;
    private final Secrets secrets;
    private final Transactions transactions;
    private final Clock clock;

    public IntegrationKeys(ApiKeys keys, Directory directory, Secrets secrets, Transactions transactions, Clock clock) {
        this.keys = keys;
        this.directory = directory;
        this.secrets = secrets;
        this.transactions = transactions;
        this.clock = clock;
    }

    public Either<Refusal, Made> make(Caller caller, ApiKeyId id, String name, Membership reach, Instant expiresAt) {
        return transactions.run(caller.does("key.make").on("key", id.value()), () -> manages(caller, reach.facility())
                .flatMap(may -> caller.grants().cover(reach) ? right(reach) : left(new AccessRefusal.CannotGrant()))
                .flatMap(may -> keys.find(id).fold(() -> right(fresh(id, name, reach, expiresAt)), known -> again(known, name, reach, expiresAt))));
    }

    /** Newest first. @param facility none for the keys to every facility */
    public Either<Refusal, List<ApiKey>> list(Caller caller, Option<FacilityId> facility) {
        return transactions.run(caller.looks("key.list"), () -> manages(caller, facility).map(may -> keys.of(facility)));
    }

    /** @param overlap how long the old key still opens */
    public Either<Refusal, Made> rotate(Caller caller, ApiKeyId id, Duration overlap) {
        var now = clock.instant();
        return transactions.run(caller.does("key.rotate").on("key", id.value()), () -> manageable(caller, id)
                .filterOrElse(key -> !key.revoked(), key -> new AccessRefusal.UnknownApiKey(id))
                .map(key -> {
                    var secret = IdentifyCaller.KEY_PREFIX + secrets.fresh();
                    var rotated = key.rotated(secrets.fingerprint(secret), now.plus(overlap));
                    keys.save(rotated);
                    return new Made(rotated, Option.some(secret));
                }));
    }

    public Either<Refusal, ApiKey> revoke(Caller caller, ApiKeyId id) {
        return transactions.run(caller.does("key.revoke").on("key", id.value()), () -> manageable(caller, id).map(key -> {
            var revoked = key.revoke();
            keys.save(revoked);
            return revoked;
        }));
    }

    private Made fresh(ApiKeyId id, String name, Membership reach, Instant expiresAt) {
        var secret = IdentifyCaller.KEY_PREFIX + secrets.fresh();
        var key = new ApiKey(id, name, reach, secrets.fingerprint(secret), Option.none(), clock.instant(), expiresAt, Option.none(), false);
        keys.save(key);
        return new Made(key, Option.some(secret));
    }

    private static Either<Refusal, Made> again(ApiKey known, String name, Membership reach, Instant expiresAt) {
        return known.name().equals(name) && known.reach().equals(reach) && known.expiresAt().equals(expiresAt)
                ? right(new Made(known, Option.none()))
                : left(new RegistrationRefusal.IdInUse(known.id().value()));
    }

    private Either<Refusal, ApiKey> manageable(Caller caller, ApiKeyId id) {
        return caller.maySomewhere(Permission.USERS)
                .flatMap(may -> keys.find(id).<Refusal>toEither(() -> new AccessRefusal.UnknownApiKey(id)))
                .flatMap(key -> key.reach().facility().fold(() -> caller.mayEverywhere(Permission.USERS),
                        at -> caller.may(Permission.USERS, at, new AccessRefusal.UnknownApiKey(id))).map(may -> key))
                .filterOrElse(key -> caller.grants().cover(key.reach()), key -> new AccessRefusal.CannotGrant());
    }

    private Either<Refusal, Caller> manages(Caller caller, Option<FacilityId> facility) {
        return facility.fold(() -> caller.mayEverywhere(Permission.USERS), at -> directory.facility(at)
                .<Refusal>toEither(() -> new FacilityRefusal.UnknownFacility(at))
                .flatMap(known -> caller.may(Permission.USERS, at, new FacilityRefusal.UnknownFacility(at))));
    }
}
