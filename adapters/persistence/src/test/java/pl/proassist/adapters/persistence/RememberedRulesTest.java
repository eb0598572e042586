package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import io.vavr.control.Either;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Author;
import pl.proassist.application.port.Stores;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.policy.PaymentPolicy;

/** What a server remembers of the payment rules is never old. */
@Proves("PAY-14")
class RememberedRulesTest extends JpaTest {

    @Test void a_change_at_one_server_counts_at_the_other_at_once() {
        var other = anotherServer("server-2", Clock.systemUTC());
        save(stores, aPolicy().facility(aRule().required()));
        inForce(other);

        save(stores, aPolicy().version(2).facility(aRule().optional()));

        assertThat(inForce(other)).isEqualTo(aPolicy().version(2).facility(aRule().optional()).build());
    }

    @Test void rules_that_were_rolled_back_are_forgotten() {
        save(stores, aPolicy().facility(aRule().required()));

        stores.transactions().run(() -> {
            stores.policies().save(aPolicy().version(2).facility(aRule().none()).build(), Author.SYSTEM, NOW);
            stores.policies().inForce(FACILITY, SERVICE, SPECIALIST);
            return Either.left(new FacilityRefusal.UnknownFacility(FACILITY));
        });
        save(stores, aPolicy().version(2).facility(aRule().optional()));

        assertThat(inForce(stores)).isEqualTo(aPolicy().version(2).facility(aRule().optional()).build());
    }

    @Test void a_world_that_began_anew_begins_without_rules() {
        save(stores, aPolicy().facility(aRule().required()));
        inForce(stores);

        byHand("DELETE FROM payment_rule");
        byHand("DELETE FROM payment_policy");
        byHand("DELETE FROM payment_policy_version");
        assertThat(inForce(stores)).isEqualTo(PaymentPolicy.unset(FACILITY));

        save(stores, aPolicy().facility(aRule().none()));
        assertThat(inForce(stores)).isEqualTo(aPolicy().facility(aRule().none()).build());
    }

    private static void save(Stores server, PolicyBuilder policy) {
        server.transactions().record(() -> {
            server.policies().save(policy.build(), Author.SYSTEM, NOW);
            return policy;
        });
    }

    private static PaymentPolicy inForce(Stores server) {
        return server.transactions().record(() -> server.policies().inForce(FACILITY, SERVICE, SPECIALIST));
    }
}
