package pl.proassist.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The product keeps its own rules. */
class RulesTest {

    /** Everything that is shipped: neither this module nor the tests of others. */
    private static final JavaClasses SHIPPED = new ClassFileImporter()
            .withImportOption(location -> !location.contains("test-classes") && !location.contains("-tests.jar") && !location.contains("architecture-tests") && !location.contains("jmh_generated"))
            .importPackages("pl.proassist");

    /** Builders, fakes and contracts of the application, beside what is shipped. */
    private static final JavaClasses WITH_FAKES = new ClassFileImporter()
            .withImportOption(location -> !location.contains("architecture-tests"))
            .importPackages("pl.proassist.application", "pl.proassist.adapters");

    @ParameterizedTest @MethodSource("pl.proassist.architecture.Rules#all")
    void the_product_keeps_the_rule(ArchRule rule) {
        rule.check(SHIPPED);
    }

    @Test void every_room_is_looked_at() {
        assertThat(List.of("domain.visit", "application.booking", "application.port", "adapters.persistence", "adapters.rest", "adapters.web",
                "adapters.autopay", "adapters.sms", "adapters.email", "adapters.timers", "adapters.rehearsal", "bootstrap"))
                .allSatisfy(room -> assertThat(SHIPPED.stream().anyMatch(type -> type.getPackageName().equals("pl.proassist." + room))).as(room).isTrue());
    }

    @ParameterizedTest @MethodSource("ports")
    void every_port_has_an_adapter_and_a_fake(JavaClass port) {
        assertThat(implementors(port, SHIPPED)).as("adapter of " + port.getSimpleName()).isNotEmpty();
        assertThat(implementors(port, WITH_FAKES).filter(type -> type.getPackageName().endsWith(".fakes"))).as("fake of " + port.getSimpleName()).isNotEmpty();
    }

    @ParameterizedTest @MethodSource("ports")
    void every_port_has_a_contract_that_adapter_and_fake_keep(JavaClass port) {
        assertThat(WITH_FAKES.stream().map(JavaClass::getName)).contains("pl.proassist.application.port." + port.getSimpleName() + "Contract");
    }

    static Stream<JavaClass> ports() {
        return SHIPPED.stream().filter(type -> type.getPackageName().equals("pl.proassist.application.port") && type.isTopLevelClass()
                && type.isInterface() && !type.getSimpleName().equals("Handover"));
    }

    private static Stream<JavaClass> implementors(JavaClass port, JavaClasses all) {
        return all.stream().filter(type -> !type.isInterface() && type.isAssignableTo(port.getName()));
    }

    @Test void nothing_of_the_tests_is_taken_for_the_product() {
        assertThat(SHIPPED.stream().map(JavaClass::getSimpleName).filter(name -> name.endsWith("Test") || name.endsWith("Contract"))).isEmpty();
    }
}
