package pl.proassist.application.port;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.FACILITY;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;
import static pl.proassist.domain.Builders.id;
import static pl.proassist.domain.Builders.settings;

import io.vavr.control.Option;
import java.util.List;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.access.Actor;
import pl.proassist.domain.facility.ServiceId;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.LatePayment;
import pl.proassist.domain.policy.MessageChannel;
import pl.proassist.domain.policy.PaymentPolicy;
import pl.proassist.domain.policy.RefundRules;
import pl.proassist.domain.policy.RefundSteps;
import pl.proassist.domain.policy.ShortNotice;

/** What every store of payment rules must do: keep every level, and give a booking just those that it can meet. */
public abstract class PaymentPoliciesContract extends StoresContract {

    private static final Author AUTHOR = new Author(Actor.Kind.PERSON, Option.some(id("anna")));
    private static final ServiceId ANOTHER_SERVICE = new ServiceId(id("another service"));

    @Test void a_facility_that_set_nothing_asks_for_nothing() {
        assertThat(whole()).isEqualTo(PaymentPolicy.unset(FACILITY));
        assertThat(inForce()).isEqualTo(PaymentPolicy.unset(FACILITY));
    }

    @Test @Proves({"PAY-01", "PAY-14"}) void every_rule_comes_back_as_it_was_set() {
        var policy = everything().build();

        save(policy);

        assertThat(whole()).isEqualTo(policy);
    }

    @Test void a_policy_without_any_rule_has_its_settings_all_the_same() {
        var policy = aPolicy().settings(settings().hardStop("PT2H")).build();

        save(policy);

        assertThat(whole()).isEqualTo(policy);
        assertThat(inForce()).isEqualTo(policy);
    }

    @Test @Proves("PAY-14") void a_booking_meets_its_own_rules_and_no_others() {
        var own = aPolicy().facility(aRule().required()).firstTime(aRule()).blacklist(aRule().full())
                .specialist(aRule().none()).service(aRule().optional()).pair(aRule().percent("12.5"));
        save(own.build());
        save(own.version(2).specialist(ANOTHER_SPECIALIST, aRule().required()).service(ANOTHER_SERVICE, aRule().required())
                .pair(SERVICE, ANOTHER_SPECIALIST, aRule().full()).pair(ANOTHER_SERVICE, SPECIALIST, aRule().full()).build());

        assertThat(inForce()).isEqualTo(aPolicy().version(2).facility(aRule().required()).firstTime(aRule()).blacklist(aRule().full())
                .specialist(aRule().none()).service(aRule().optional()).pair(aRule().percent("12.5")).build());
        assertThat(whole().rules()).hasSize(7);
    }

    @Test @Proves("PAY-25") void the_next_version_replaces_the_one_before() {
        save(everything().build());
        var next = aPolicy().version(2).facility(aRule().optional()).build();

        save(next);

        assertThat(whole()).isEqualTo(next);
    }

    @Test void the_rules_of_one_facility_are_not_those_of_another() {
        save(everything().build());
        var other = everything().of(ANOTHER_FACILITY).facility(aRule().none()).build();

        save(other);

        assertThat(whole()).isEqualTo(everything().build());
        assertThat(inTransaction(() -> stores.policies().whole(ANOTHER_FACILITY))).isEqualTo(other);
    }

    @Test @Proves({"PAY-14", "PAY-25"}) void every_version_is_kept_to_the_last_rule_with_who_made_it_and_when() {
        save(everything().build());
        save(everything().version(2).facility(aRule().none()).build());
        inTransaction(() -> {
            stores.policies().save(aPolicy().version(3).build(), Author.SYSTEM, NOW.plusSeconds(60));
            stores.policies().save(everything().of(ANOTHER_FACILITY).build(), AUTHOR, NOW);
            return NOW;
        });

        var third = new PaymentPolicies.Version(aPolicy().version(3).build(), Option.some(Author.SYSTEM), NOW.plusSeconds(60));
        var second = new PaymentPolicies.Version(everything().version(2).facility(aRule().none()).build(), Option.some(AUTHOR), NOW);
        var first = new PaymentPolicies.Version(everything().build(), Option.some(AUTHOR), NOW);
        assertThat(inTransaction(() -> stores.policies().versions(FACILITY, Option.none(), 10))).containsExactly(third, second, first);
        assertThat(inTransaction(() -> stores.policies().versions(FACILITY, Option.some(3L), 1))).containsExactly(second);
        assertThat(inTransaction(() -> stores.policies().version(FACILITY, 1))).isEqualTo(Option.some(first));
        assertThat(inTransaction(() -> stores.policies().version(FACILITY, 4))).isEqualTo(Option.none());
    }

    private static PolicyBuilder everything() {
        return aPolicy()
                .settings(settings().zone("Europe/Kyiv").minPayWindow("PT45M").floor("PT10M").hardStop("PT1H").shortNotice(ShortNotice.REFUSE)
                        .settlementGrace("PT6M").inFlightGrace("PT20M").latePayment(LatePayment.REFUND).offerWindow("PT2H")
                        .refunds(new RefundRules(RefundRules.DEFAULT.fullPrepayment(), new RefundSteps(List.of(new RefundSteps.Step(48, 100), new RefundSteps.Step(2, 33))),
                                RefundRules.DEFAULT.deposit())))
                .facility(aRule().required().full().untilHour("24:00", "PT2H").appliesTo(BookingChannel.ONLINE, BookingChannel.PHONE)
                        .sendBy(MessageChannel.EMAIL, MessageChannel.SMS))
                .firstTime(PaymentPolicy.FirstTimeScope.ORGANISATION, aRule().percent("33.33").beforeVisit("P2D"))
                .blacklist(aRule().required().fixed("100.00").fromBooking("PT24H", "PT2H"))
                .specialist(aRule().none())
                .service(aRule().optional().untilHourOrRefused("20:00").appliesTo())
                .pair(aRule().sendBy(MessageChannel.SMS))
                .pair(ANOTHER_SERVICE, ANOTHER_SPECIALIST, aRule());
    }

    private void save(PaymentPolicy policy) {
        inTransaction(() -> {
            stores.policies().save(policy, AUTHOR, NOW);
            return policy;
        });
    }

    private PaymentPolicy whole() {
        return inTransaction(() -> stores.policies().whole(FACILITY));
    }

    private PaymentPolicy inForce() {
        return inTransaction(() -> stores.policies().inForce(FACILITY, SERVICE, SPECIALIST));
    }
}
