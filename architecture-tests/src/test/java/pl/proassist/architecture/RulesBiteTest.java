package pl.proassist.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Each rule, run on one class that breaks it on purpose, reports a violation: a typo in a rule would pass for ever. */
class RulesBiteTest {

    @ParameterizedTest @MethodSource("proofs")
    void the_rule_bites(ArchRule rule, String wrong) throws ClassNotFoundException {
        var classes = new HashSet<Class<?>>();
        for (var name : wrong.split(" ")) {
            classes.add(Class.forName("pl.proassist." + name));
        }

        assertThat(rule.evaluate(new ClassFileImporter().importClasses(classes)).hasViolation()).isTrue();
    }

    @Test void every_rule_has_its_proof() {
        Set<ArchRule> proven = proofs().map(proof -> (ArchRule) proof.get()[0]).collect(Collectors.toSet());

        assertThat(proven).containsAll(Rules.all());
    }

    static Stream<Arguments> proofs() {
        return Stream.of(
                arguments(Rules.DOMAIN_IS_PLAIN_JAVA, "domain.wrong.DomainTouchingJpa"),
                arguments(Rules.APPLICATION_IS_PLAIN_JAVA, "application.wrong.ApplicationKnowingInjection"),
                arguments(Rules.ONLY_BOOTSTRAP_SEES_ADAPTERS, "application.wrong.ApplicationSeeingAnAdapter"),
                arguments(Rules.ADAPTERS_DO_NOT_SEE_EACH_OTHER, "adapters.web.wrong.PageSeeingSms adapters.sms.wrong.SmsUsingJpa"),
                arguments(Rules.DOMAIN_PACKAGES_HAVE_NO_CYCLES, "domain.patient.wrong.PatientKnowingPayments domain.payment.wrong.PaymentKnowingPatients domain.payment.PaymentLinkId"),
                arguments(Rules.APPLICATION_PACKAGES_HAVE_NO_CYCLES, "application.wrong.One application.other.Two"),
                arguments(Rules.PORTS_SPEAK_DOMAIN, "application.port.wrong.PortSpeakingJson"),
                arguments(Rules.NO_CLOCK_OR_CHANCE_INSIDE, "domain.wrong.DomainAskingTheTime"),
                arguments(Rules.NO_FLOATING_MONEY, "domain.wrong.DomainMeasuringMoneyInDouble"),
                arguments(Rules.JPA_ONLY_IN_PERSISTENCE, "adapters.sms.wrong.SmsUsingJpa"),
                arguments(Rules.JAXRS_ONLY_AT_THE_EDGE, "adapters.twofactor.wrong.CodeWithADoor"),
                arguments(Rules.INJECTION_BY_CONSTRUCTOR, "adapters.web.wrong.PageSeeingSms"),
                arguments(Rules.USE_CASES_ARE_FINAL, "application.wrong.UseCaseWithTwoDoors"),
                arguments(Rules.DOMAIN_STATE_IS_FINAL, "domain.wrong.DomainWithMutableState"),
                arguments(Rules.NO_SETTERS, "domain.wrong.DomainWithSetter"),
                arguments(Rules.NAMES_SAY_SOMETHING, "domain.wrong.PaymentManager"),
                arguments(Rules.EVENTS_AND_REFUSALS_HOLD_NO_PERSONAL_DATA, "domain.wrong.EventWithPersonalData"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(0), "domain.shared.wrong.SharedKnowingVisits"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(1), "domain.facility.wrong.FacilityKnowingVisits"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(2), "domain.patient.wrong.PatientKnowingPayments"),
                arguments(Rules.USE_CASES_NAME_WHAT_THEY_NEED, "application.wrong.UseCaseForAnybody"),
                arguments(Rules.USE_CASES_NAME_WHAT_THEY_NEED, "application.wrong.UseCaseAskingNothing"),
                arguments(Rules.USE_CASES_NAME_WHAT_THEY_NEED, "application.wrong.UseCaseForgettingOneWay"),
                arguments(Rules.USE_CASES_NAME_WHAT_THEY_NEED, "application.wrong.UseCaseAsRecord"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(3), "domain.access.wrong.AccessKnowingVisits"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(4), "domain.policy.wrong.PolicyKnowingVisits"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(5), "domain.visit.wrong.VisitKnowingPayments"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(6), "domain.payment.wrong.PaymentKnowingAccess"),
                arguments(Rules.DOMAIN_LOOKS_ONE_WAY.get(7), "domain.message.wrong.MessageKnowingVisits"));
    }
}
