package pl.proassist.adapters.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static pl.proassist.domain.Builders.SERVICE;
import static pl.proassist.domain.Builders.SPECIALIST;
import static pl.proassist.domain.Builders.aPolicy;
import static pl.proassist.domain.Builders.aRule;

import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.application.port.Author;
import pl.proassist.domain.PolicyBuilder;
import pl.proassist.domain.policy.BookingChannel;
import pl.proassist.domain.policy.MessageChannel;

@Proves("PAY-25")
class PolicyHistoryTest extends JpaTest {

    @Test void every_version_is_kept_to_the_last_rule_also_when_another_one_replaces_it() {
        save(aPolicy().facility(aRule().required().percent("12.5").untilHour("20:00", "PT2H").appliesTo(BookingChannel.ONLINE))
                .blacklist(aRule().fixed("100.00").sendBy(MessageChannel.SMS))
                .pair(aRule().none().fromBooking("PT24H", "P2D")));

        save(aPolicy().version(2));

        assertThat(read("SELECT version, made_at, body FROM payment_policy_version WHERE version = 1", row -> row.number("version") + " " + row.instant("made_at") + " " + row.text("body")))
                .containsExactly("1 2026-01-12T14:20:00Z " + ("""
                        {"settings":{"zone":"Europe/Warsaw","minPayWindow":"PT30M","floor":"PT5M","hardStop":"PT0S","shortNotice":"GRACE",\
                        "settlementGrace":"PT5M","inFlightGrace":"PT15M","latePayment":"REINSTATE","offerWindow":"PT30M",\
                        "refunds":{"FULL_PREPAYMENT":[[24,100],[0,100]],"ADVANCE":[[24,100],[0,100]],"DEPOSIT":[[24,100],[0,0]]}},\
                        "firstTimeOn":false,"firstTimeScope":"FACILITY","blacklistOn":true,"rules":[\
                        {"scope":"FACILITY","requirement":"REQUIRED","amount":{"type":"PERCENT","kind":"ADVANCE","percent":12.5},\
                        "deadline":{"mode":"UNTIL_HOUR","cutoff":"20:00","dayOffset":0,"afterCutoff":"ROLL","lead":"PT2H"},"appliesTo":["ONLINE"]},\
                        {"scope":"BLACKLIST","amount":{"type":"FIXED","kind":"DEPOSIT","value":"100.00"},"sendBy":["SMS"]},\
                        {"scope":"PAIR","service":"%s","specialist":"%s","requirement":"NONE","deadline":{"mode":"FROM_BOOKING","window":"PT24H","lead":"P2D"}}]}""")
                        .formatted(SERVICE, SPECIALIST));
    }

    private void save(PolicyBuilder policy) {
        inTransaction(() -> {
            stores.policies().save(policy.build(), Author.SYSTEM, NOW);
            return policy;
        });
    }
}
