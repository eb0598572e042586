package pl.proassist.adapters.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;
import pl.proassist.application.desk.TaskRefusal;
import pl.proassist.application.invoicing.InvoicingRefusal;
import pl.proassist.application.notifying.OutboxRefusal;
import pl.proassist.application.policies.BlacklistRefusal;
import pl.proassist.application.registering.RegistrationRefusal;
import pl.proassist.application.reporting.ReportRefusal;
import pl.proassist.domain.access.AccessRefusal;
import pl.proassist.domain.facility.FacilityRefusal;
import pl.proassist.domain.invoice.DocumentRefusal;
import pl.proassist.domain.invoice.InvoiceRefusal;
import pl.proassist.domain.invoice.KsefCredentialRefusal;
import pl.proassist.domain.invoice.PurchaseRefusal;
import pl.proassist.domain.invoice.SendingRefusal;
import pl.proassist.domain.message.MessageRefusal;
import pl.proassist.domain.patient.Language;
import pl.proassist.domain.patient.PatientRefusal;
import pl.proassist.domain.payment.PaymentRefusal;
import pl.proassist.domain.policy.PolicyRefusal;
import pl.proassist.domain.shared.Postponed;
import pl.proassist.domain.shared.Refusal;
import pl.proassist.domain.visit.VisitRefusal;

/** Every no that this product can say has words in each language and a page that helps. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class TextsTest {

    private static final List<Class<?>> ROOTS = List.of(VisitRefusal.class, PolicyRefusal.class, PaymentRefusal.class, FacilityRefusal.class,
            PatientRefusal.class, RegistrationRefusal.class, TaskRefusal.class, OutboxRefusal.class, AccessRefusal.class, BlacklistRefusal.class, ReportRefusal.class, MessageRefusal.class,
            InvoiceRefusal.class, InvoicingRefusal.class, DocumentRefusal.class, PurchaseRefusal.class, KsefCredentialRefusal.class, SendingRefusal.class);

    private static final Path DOCS = Path.of("../../docs/problems");

    static Stream<Refusal> refusals() {
        return ROOTS.stream().flatMap(root -> Arrays.stream(root.getPermittedSubclasses())).map(TextsTest::made);
    }

    private static Refusal made(Class<?> type) {
        try {
            var constructor = type.getDeclaredConstructor(Arrays.stream(type.getRecordComponents()).map(RecordComponent::getType).toArray(Class<?>[]::new));
            return (Refusal) constructor.newInstance(Arrays.stream(type.getRecordComponents()).map(each -> some(each.getType())).toArray());
        } catch (ReflectiveOperationException noRecord) {
            throw new AssertionError(type + " is no plain record", noRecord);
        }
    }

    private static Object some(Class<?> type) {
        return type == int.class ? (Object) 1 : type == Duration.class ? Duration.ofMillis(1001)
                : type == DocumentRefusal.Fault.class ? new DocumentRefusal.Fault("Fa/P_7", "blank", List.of()) : null;
    }

    static Set<String> codes() {
        var codes = refusals().map(Refusal::code).collect(Collectors.toCollection(TreeSet::new));
        codes.addAll(List.of("malformed-request", "not-found", "method-not-allowed", "not-acceptable", "body-too-large",
                "unsupported-media-type", "idempotency-key-reused", "request-in-progress", "internal-error", "unavailable", "provider-unavailable",
                "unknown-delivery"));
        return codes;
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void a_refusals_status_follows_from_its_kind(Refusal refusal) {
        var expected = Map.of(Refusal.Kind.UNKNOWN, 404, Refusal.Kind.CONFLICT, 409, Refusal.Kind.STALE, 412, Refusal.Kind.RULE, 422,
                Refusal.Kind.UNAUTHENTICATED, 401, Refusal.Kind.FORBIDDEN, 403, Refusal.Kind.TOO_MANY, 429);

        assertThat(Problems.from(refusal).getStatus()).isEqualTo(expected.get(refusal.kind()));
        assertThat(Problems.from(refusal).getHeaderString("WWW-Authenticate"))
                .isEqualTo(refusal.kind() == Refusal.Kind.UNAUTHENTICATED ? "Bearer realm=\"proassist\"" : null);
        assertThat(Problems.from(refusal).getHeaderString("Retry-After")).isEqualTo(refusal instanceof Postponed ? "2" : null);
        assertThat(refusal instanceof Postponed).isEqualTo(refusal.kind() == Refusal.Kind.TOO_MANY);
        assertThat(refusal.code().startsWith("unknown-")).isEqualTo(refusal.kind() == Refusal.Kind.UNKNOWN);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_title_and_a_detail_in_each_language(String code) {
        for (var language : Language.values()) {
            assertThat(Speech.of(language).title(code)).isNotBlank();
            assertThat(Speech.of(language).detail(code)).isNotBlank();
        }
        assertThat(Speech.of(Language.PL).title(code)).isNotEqualTo(Speech.of(Language.EN).title(code));
        assertThat(Speech.of(Language.UK).title(code)).matches(".*[а-яіїєґ].*");
    }

    @ParameterizedTest
    @MethodSource("codes")
    void every_code_has_a_page_that_says_what_happened_what_to_do_and_which_refusal_wins(String code) throws IOException {
        var page = Files.readString(DOCS.resolve(code + ".md"));

        assertThat(page).startsWith("# " + code + "\n").contains("## What happened\n\n", "## What to do\n\n", "## Which refusal wins\n\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"password-too-short", "password-too-common", "password-too-personal"})
    @Proves({"SEC-13", "SEC-14", "SEC-15"})
    void a_password_is_refused_in_polish_with_the_reason_and_advice_that_helps(String code) {
        assertThat(Speech.of(Language.PL).detail(code)).contains("menedżer", "haseł").matches(".*(fraz|słow|słów).*").hasSizeGreaterThan(120);
        assertThat(Speech.of(Language.PL).detail("password-too-short")).contains("12 znaków", "Znaki specjalne nie są wymagane");
        assertThat(Speech.of(Language.PL).detail("password-too-common")).contains("wyciekły", "nigdzie indziej");
    }

    @Test
    void there_is_no_page_and_no_text_for_a_code_that_nobody_says() throws IOException {
        try (var pages = Files.list(DOCS)) {
            assertThat(pages.map(page -> page.getFileName().toString().replace(".md", ""))).containsExactlyInAnyOrderElementsOf(codes());
        }
        assertThat(keys("problems").stream().map(key -> key.replaceAll("\\.(title|detail)$", "")).collect(Collectors.toSet())).isEqualTo(codes());
    }

    @ParameterizedTest
    @ValueSource(strings = {"problems", "errors", "because", "file", "hints", "report", "ksef"})
    void each_bundle_has_the_same_keys_and_the_same_places_in_each_language(String bundle) throws IOException {
        var polish = texts(bundle);

        for (var language : List.of("_en", "_uk")) {
            var other = texts(bundle + language);
            assertThat(other.keySet()).isEqualTo(polish.keySet());
            polish.forEach((key, text) -> assertThat(places((String) other.get(key))).as(bundle + language + " " + key).isEqualTo(places((String) text)));
        }
    }

    @Test
    void every_field_error_that_the_code_names_has_words() throws IOException {
        var named = new TreeSet<String>();
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            for (var source : sources.filter(each -> each.toString().endsWith(".java")).toList()) {
                var found = Pattern.compile("(?:wrong\\(\"|wrong\\([^\"()]*, \"|wrong\\(\"[A-Za-z]*\", \"|parsed\\(\"|Wrong\\(\"|MalformedRequest\\.of\\([^,]+, \"|FieldError\\.of\\([^\"]+, \")([a-z0-9-]+)\"")
                        .matcher(Files.readString(source));
                found.results().map(each -> each.group(1)).filter(each -> each.contains("-") || each.equals("blank")).forEach(named::add);
            }
        }

        assertThat(named).hasSizeGreaterThan(30);
        assertThat(keys("errors")).containsAll(named);
    }

    /** A refusal outside the known roots would have no page, and nobody would notice. */
    @Test
    void no_refusal_is_hidden_from_this_test() throws Exception {
        var all = new ArrayList<Class<?>>();
        all.addAll(refusalsIn(Refusal.class));
        all.addAll(refusalsIn(RegistrationRefusal.class));

        assertThat(all).hasSizeGreaterThan(30);
        assertThat(all.stream().filter(each -> ROOTS.stream().noneMatch(root -> root.isAssignableFrom(each)))).isEmpty();
    }

    private static List<Class<?>> refusalsIn(Class<?> anyOfTheModule) throws IOException, URISyntaxException {
        var place = anyOfTheModule.getProtectionDomain().getCodeSource().getLocation().toURI();
        if (Files.isDirectory(Path.of(place))) {
            return refusalsUnder(Path.of(place));
        }
        try (FileSystem jar = FileSystems.newFileSystem(URI.create("jar:" + place), Map.of())) {
            return refusalsUnder(jar.getPath("/"));
        }
    }

    private static List<Class<?>> refusalsUnder(Path root) throws IOException {
        try (var files = Files.walk(root)) {
            return files.map(each -> root.relativize(each).toString().replace('/', '.')).filter(each -> each.matches("pl\\.proassist\\..*Refusal.*\\.class"))
                    .<Class<?>>map(each -> loaded(each.substring(0, each.length() - 6)))
                    .filter(each -> Refusal.class.isAssignableFrom(each) && each.isRecord()).toList();
        }
    }

    private static Class<?> loaded(String name) {
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException gone) {
            throw new AssertionError(gone);
        }
    }

    private static Set<String> keys(String bundle) throws IOException {
        return texts(bundle).keySet().stream().map(String.class::cast).collect(Collectors.toSet());
    }

    private static Properties texts(String bundle) throws IOException {
        var texts = new Properties();
        try (var file = Files.newBufferedReader(Path.of("src/main/resources/pl/proassist/adapters/rest/" + bundle + ".properties"))) {
            texts.load(file);
        }
        return texts;
    }

    private static Set<String> places(String text) {
        return Pattern.compile("\\{\\d}").matcher(text).results().map(each -> each.group()).collect(Collectors.toSet());
    }
}
