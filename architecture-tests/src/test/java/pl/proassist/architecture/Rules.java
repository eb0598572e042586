package pl.proassist.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClass.Predicates;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaCodeUnitAccess;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import pl.proassist.application.access.OpenDoor;
import pl.proassist.application.delivery.DueWork;
import pl.proassist.application.delivery.Reaction;
import pl.proassist.domain.access.Caller;
import pl.proassist.domain.access.Permission;
import pl.proassist.domain.shared.DomainEvent;
import pl.proassist.domain.shared.PersonalData;
import pl.proassist.domain.shared.Refusal;

/** The rules of the house (style.md 10). {@link RulesTest} holds them, {@link RulesBiteTest} shows that each can be broken. */
final class Rules {

    /** Of {@code java.text} the forms of Unicode: an SMS is counted by letters, and a letter may come in two pieces. */
    private static final String[] PLAIN_JAVA = {"java.lang..", "java.util..", "java.time..", "java.math..", "java.nio.charset..", "java.text", "io.vavr.control.."};

    private Rules() {
    }

    static final ArchRule DOMAIN_IS_PLAIN_JAVA = classes().that().resideInAPackage("pl.proassist.domain..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(and("pl.proassist.domain.."))
            .because("the domain decides and knows no framework (ADR 1)");

    static final ArchRule APPLICATION_IS_PLAIN_JAVA = classes().that().resideInAPackage("pl.proassist.application..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(and("pl.proassist.domain..", "pl.proassist.application.."))
            .because("use cases run in a test by new, and in any container (ADR 1)");

    static final ArchRule ONLY_BOOTSTRAP_SEES_ADAPTERS = noClasses()
            .that().resideOutsideOfPackages("pl.proassist.adapters..", "pl.proassist.bootstrap..", "pl.proassist.architecture..")
            .should().dependOnClassesThat().resideInAPackage("pl.proassist.adapters..")
            .because("adapters are swapped without the inside noticing (ADR 1)");

    static final ArchRule ADAPTERS_DO_NOT_SEE_EACH_OTHER = slices().matching("pl.proassist.adapters.(*)..")
            .should().notDependOnEachOther()
            .because("each outside party is one module (ADR 1)");

    static final ArchRule DOMAIN_PACKAGES_HAVE_NO_CYCLES = slices().matching("pl.proassist.domain.(*)..").should().beFreeOfCycles()
            .because("a cycle is two packages that are one (ADR 1)");

    static final ArchRule APPLICATION_PACKAGES_HAVE_NO_CYCLES = slices().matching("pl.proassist.application.(*)..").should().beFreeOfCycles()
            .because("a cycle is two packages that are one (ADR 1)");

    /** shared ← facility ← patient ← access, and shared ← facility ← policy ← visit ← payment, and policy and patient ← message: what is done knows nothing of who does it. */
    static final List<ArchRule> DOMAIN_LOOKS_ONE_WAY = List.of(
            mayNotSee("shared", "facility", "patient", "access", "policy", "visit", "payment"),
            mayNotSee("facility", "patient", "access", "policy", "visit", "payment"),
            mayNotSee("patient", "facility", "access", "policy", "visit", "payment"),
            mayNotSee("access", "policy", "visit", "payment"),
            mayNotSee("policy", "patient", "access", "visit", "payment"),
            mayNotSee("visit", "access", "payment"),
            mayNotSee("payment", "access"),
            mayNotSee("message", "access", "visit", "payment"));

    static final ArchRule PORTS_SPEAK_DOMAIN = classes().that().resideInAPackage("pl.proassist.application.port..")
            .should().onlyDependOnClassesThat().resideInAnyPackage(and("pl.proassist.domain..", "pl.proassist.application.port.."))
            .because("a port says what the product needs, in the product's words (ADR 1)");

    static final ArchRule NO_CLOCK_OR_CHANCE_INSIDE = noClasses().that().resideInAnyPackage("pl.proassist.domain..", "pl.proassist.application..")
            .should().callMethodWhere(DescribedPredicate.describe("reads the time or makes up an id", call ->
                    call.getName().equals("now") && call.getTargetOwner().getPackageName().startsWith("java.time")
                            || call.getTargetOwner().getName().equals("java.time.Clock") && call.getName().startsWith("system")
                            || call.getTargetOwner().getName().equals("java.lang.System") && Set.of("currentTimeMillis", "nanoTime").contains(call.getName())
                            || call.getTargetOwner().getName().equals("java.util.UUID") && call.getName().equals("randomUUID")))
            .because("time enters as an argument or through the one clock, ids through the caller (ADR 1)");

    static final ArchRule NO_FLOATING_MONEY = noFields().that().areDeclaredInClassesThat().resideInAnyPackage("pl.proassist.domain..", "pl.proassist.application..")
            .should().haveRawType(DescribedPredicate.describe("float or double", type ->
                    Set.of("float", "double", "java.lang.Float", "java.lang.Double").contains(type.getName())))
            .because("money is counted in grosze (style.md 3)");

    static final ArchRule JPA_ONLY_IN_PERSISTENCE = noClasses().that().resideOutsideOfPackages("pl.proassist.adapters.persistence..", "pl.proassist.bootstrap..")
            .should().dependOnClassesThat().resideInAnyPackage("jakarta.persistence..", "jakarta.transaction..", "org.eclipse.persistence..")
            .because("how things are stored is the business of one module (ADR 3)");

    static final ArchRule JAXRS_ONLY_AT_THE_EDGE = noClasses().that().resideOutsideOfPackages("pl.proassist.adapters.rest..", "pl.proassist.adapters.web..",
                    "pl.proassist.adapters.autopay..", "pl.proassist.adapters.sms..", "pl.proassist.adapters.email..", "pl.proassist.adapters.rehearsal..", "pl.proassist.bootstrap..", "pl.proassist.play..")
            .should().dependOnClassesThat().resideInAPackage("jakarta.ws.rs..")
            .because("only doors that are called over HTTP know HTTP (ADR 1)");

    static final ArchRule INJECTION_BY_CONSTRUCTOR = noFields().that().areDeclaredInClassesThat().resideInAnyPackage("pl.proassist.adapters..", "pl.proassist.bootstrap..")
            .should().beAnnotatedWith("jakarta.inject.Inject")
            .because("what a class needs stands in its constructor (style.md 4)");

    static final ArchRule USE_CASES_ARE_FINAL = classes().that(areUseCases()).should().haveModifier(JavaModifier.FINAL)
            .andShould(haveOnePublicMethod())
            .because("a use case is one thing one can ask for (style.md 4)");

    static final ArchRule USE_CASES_NAME_WHAT_THEY_NEED = classes().that(canBeAskedFor()).should(nameWhatTheyNeed())
            .because("whoever adds a way in cannot forget to ask who comes (ADR 11)");

    static final ArchRule DOMAIN_STATE_IS_FINAL = fields().that().areDeclaredInClassesThat().resideInAPackage("pl.proassist.domain..")
            .and().areNotStatic().and(DescribedPredicate.describe("are not the working state of a decision being made",
                    field -> !field.getOwner().getModifiers().contains(JavaModifier.PRIVATE)))
            .should().beFinal()
            .because("a change is a new state (style.md 3)");

    static final ArchRule NO_SETTERS = methods().that().areDeclaredInClassesThat().resideInAnyPackage("pl.proassist.domain..", "pl.proassist.application..")
            .should(notBeSetters())
            .because("a change is a new state (style.md 3)");

    static final ArchRule NAMES_SAY_SOMETHING = noClasses().that().resideInAPackage("pl.proassist..")
            .should().haveNameMatching(".*(Impl|Service|Manager|Helper|Util|Utils|Dto)$")
            .because("such an ending says nothing about a clinic (style.md 2)");

    static final ArchRule EVENTS_AND_REFUSALS_HOLD_NO_PERSONAL_DATA = noFields()
            .that().areDeclaredInClassesThat(Predicates.assignableTo(DomainEvent.class).or(Predicates.assignableTo(Refusal.class)))
            .should().haveRawType(Predicates.assignableTo(PersonalData.class))
            .because("events and refusals are stored, logged and sent around (style.md 3)");

    static List<ArchRule> all() {
        return Stream.concat(Stream.of(DOMAIN_IS_PLAIN_JAVA, APPLICATION_IS_PLAIN_JAVA, ONLY_BOOTSTRAP_SEES_ADAPTERS, ADAPTERS_DO_NOT_SEE_EACH_OTHER,
                DOMAIN_PACKAGES_HAVE_NO_CYCLES, APPLICATION_PACKAGES_HAVE_NO_CYCLES, PORTS_SPEAK_DOMAIN, NO_CLOCK_OR_CHANCE_INSIDE, NO_FLOATING_MONEY,
                JPA_ONLY_IN_PERSISTENCE, JAXRS_ONLY_AT_THE_EDGE, INJECTION_BY_CONSTRUCTOR, USE_CASES_ARE_FINAL, USE_CASES_NAME_WHAT_THEY_NEED, DOMAIN_STATE_IS_FINAL, NO_SETTERS,
                NAMES_SAY_SOMETHING, EVENTS_AND_REFUSALS_HOLD_NO_PERSONAL_DATA), DOMAIN_LOOKS_ONE_WAY.stream()).toList();
    }

    private static ArchRule mayNotSee(String from, String... others) {
        return noClasses().that().resideInAPackage("pl.proassist.domain." + from + "..")
                .should().dependOnClassesThat().resideInAnyPackage(Stream.of(others).map(other -> "pl.proassist.domain." + other + "..").toArray(String[]::new))
                .because("packages of the domain look one way: shared, facility, patient and policy, access or visit, payment (ADR 1)");
    }

    private static String[] and(String... own) {
        return Stream.concat(Stream.of(own), Stream.of(PLAIN_JAVA)).toArray(String[]::new);
    }

    private static DescribedPredicate<JavaClass> areUseCases() {
        return DescribedPredicate.describe("are use cases", type -> type.getPackageName().startsWith("pl.proassist.application")
                && type.isTopLevelClass() && type.getMethods().stream().anyMatch(method -> method.getName().equals("handle")));
    }

    private static ArchCondition<JavaClass> haveOnePublicMethod() {
        return new ArchCondition<>("have one public method") {
            @Override public void check(JavaClass type, ConditionEvents events) {
                var open = type.getMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                        && !method.getModifiers().contains(JavaModifier.SYNTHETIC)).map(JavaMethod::getName).toList();
                events.add(new SimpleConditionEvent(type, open.size() == 1, type.getName() + " has public methods " + open));
            }
        };
    }

    /**
     * Whatever an adapter could call: all of the application that is public and does something, except its ports, what only the clock and
     * events set in motion, and plain values. A value is a record, an enum or an exception that holds nothing to reach the world with.
     */
    private static DescribedPredicate<JavaClass> canBeAskedFor() {
        return DescribedPredicate.describe("can be asked for something", type -> type.getPackageName().startsWith("pl.proassist.application")
                && !type.getPackageName().startsWith("pl.proassist.application.port")
                && type.isTopLevelClass() && !type.isInterface() && type.getModifiers().contains(JavaModifier.PUBLIC)
                && !type.isAssignableTo(Reaction.class) && !type.isAssignableTo(DueWork.class)
                && !isPlainValue(type) && ways(type).findAny().isPresent());
    }

    private static boolean isPlainValue(JavaClass type) {
        return (type.isRecord() || type.isEnum() || type.isAssignableTo(Throwable.class)) && type.getFields().stream()
                .noneMatch(field -> field.getRawType().isInterface() && field.getRawType().getPackageName().startsWith("pl.proassist.application"));
    }

    /** What an adapter can call on it. */
    private static Stream<JavaMethod> ways(JavaClass type) {
        return type.getAllMethods().stream().filter(method -> method.getModifiers().contains(JavaModifier.PUBLIC)
                && !method.getModifiers().contains(JavaModifier.STATIC) && !method.getModifiers().contains(JavaModifier.SYNTHETIC)
                && !method.getOwner().isEquivalentTo(Object.class));
    }

    private static ArchCondition<JavaClass> nameWhatTheyNeed() {
        return new ArchCondition<>("take a Caller in every public method and name a Permission there, or say why they are an OpenDoor") {
            @Override public void check(JavaClass type, ConditionEvents events) {
                ways(type).forEach(way -> events.add(new SimpleConditionEvent(type, type.isAnnotatedWith(OpenDoor.class) || takesACaller(way) && asks(way, new HashSet<>()),
                        way.getFullName() + " can be called by anybody")));
            }
        };
    }

    private static boolean isHandedACaller(JavaCodeUnitAccess<?> call) {
        return call.getTargetOwner().getPackageName().startsWith("pl.proassist.application")
                && call.getTarget().getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Caller.class));
    }

    private static boolean takesACaller(JavaCodeUnit method) {
        return !method.getRawParameterTypes().isEmpty() && method.getRawParameterTypes().get(0).isEquivalentTo(Caller.class);
    }

    /** Whether it asks for a permission or for a part in the facility, or calls something of its own class that does, or hands its caller on to something that does. */
    private static boolean asks(JavaCodeUnit unit, Set<JavaCodeUnit> seen) {
        return seen.add(unit) && (unit.getFieldAccesses().stream().anyMatch(access -> access.getTargetOwner().isEquivalentTo(Permission.class))
                || unit.getMethodCallsFromSelf().stream().anyMatch(call -> call.getTargetOwner().isEquivalentTo(Caller.class) && call.getName().equals("partIn"))
                || Stream.<JavaCodeUnitAccess<?>>concat(unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                        .filter(call -> call.getTargetOwner().equals(unit.getOwner()) || isHandedACaller(call))
                        .anyMatch(call -> call.getTarget().resolveMember().map(member -> asks((JavaCodeUnit) member, seen)).orElse(false)));
    }

    private static ArchCondition<JavaMethod> notBeSetters() {
        return new ArchCondition<>("not be setters") {
            @Override public void check(JavaMethod method, ConditionEvents events) {
                var setter = method.getName().matches("set[A-Z].*");
                events.add(new SimpleConditionEvent(method, !setter, method.getFullName() + (setter ? " is a setter" : " is none")));
            }
        };
    }
}
