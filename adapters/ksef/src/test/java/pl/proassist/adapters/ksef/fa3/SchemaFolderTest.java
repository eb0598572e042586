package pl.proassist.adapters.ksef.fa3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.vavr.control.Option;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import pl.proassist.Proves;

/** The ministry's schema as Java can compile it; skipped where the ministry's files are not there. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class) @Proves("KSF-01")
class SchemaFolderTest {

    @Test void twelve_counts_are_too_large_for_java() throws IOException {
        var official = Files.readString(OfficialFiles.at("xsd/fa3/schemat_FA(3)_v1-0E.xsd"));

        assertThat(official.split("maxOccurs=\"unbounded\"", -1)).hasSize(1);
        assertThat(SchemaFolder.withoutLargeCounts(official).split("maxOccurs=\"unbounded\"", -1)).hasSize(13);
    }

    @Test void every_official_sample_passes_it_and_our_own_rules() throws IOException {
        for (var sample : OfficialFiles.allAt("samples-fa3")) {
            var xml = Files.readAllBytes(sample);

            assertThat(Examples.schema().wrongIn(xml)).as(sample.toString()).isEqualTo(Option.none());
            assertThat(new Fa3Documents(Option.some(Examples.schema())).read(xml).map(read -> read.invoice().number())).as(sample.toString()).isNotEmpty();
        }
    }

    @ParameterizedTest @ValueSource(strings = {"e01-vat-b2c-zwolniona", "e02-vat-b2b-zw-i-23", "e03-zal-zadatek-23", "e04-roz-po-zaliczce", "e05-kor-roznica", "e06-kor-stan-przed",
        "e07-kor-zal-zwrot-zadatku", "e08-kor-dane-nabywcy", "e09-vat-zaliczka-i-usluga-w-jednym-miesiacu", "e10-zal-zwolniona", "e11-vat-link-platnosci", "e12-vat-zalacznik"})
    void every_example_of_ours_passes_it(String example) {
        assertThat(Examples.schema().wrongIn(Examples.bytes(example + ".xml"))).isEqualTo(Option.none());
    }

    @Test void a_refusal_names_the_element_and_never_the_value() {
        var wrong = Examples.text("e01-vat-b2c-zwolniona.xml").replace("<P_15>250.00</P_15>", "<P_15>Anna Przykładowa</P_15>");

        assertThat(Examples.schema().wrongIn(wrong.getBytes(StandardCharsets.UTF_8)).get()).satisfies(fault -> {
            assertThat(fault.field()).isEqualTo("P_15");
            assertThat(fault.code()).isEqualTo("against-schema");
            assertThat(fault.words()).singleElement().asString().matches("cvc-[a-zA-Z0-9.-]+");
        });
    }

    @Test void it_opens_nothing_but_the_files_of_the_folder() {
        var outside = Examples.text("e01-vat-b2c-zwolniona.xml").replaceFirst("<Faktura", "<!DOCTYPE Faktura SYSTEM \"file:///etc/passwd\"><Faktura");

        assertThat(Examples.schema().wrongIn(outside.getBytes(StandardCharsets.UTF_8)).map(fault -> fault.code())).isEqualTo(Option.some("against-schema"));
    }

    @Test void a_folder_without_the_schema_stops_the_start(@TempDir Path folder) {
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaFolder.in(folder)).withMessageContaining("schemat_FA(3)_v1-0E.xsd");
        assertThatIllegalArgumentException().isThrownBy(() -> SchemaFolder.in(folder.resolve("nowhere"))).withMessageContaining("cannot be read");
    }

    @Test void a_schema_without_its_base_schemas_stops_the_start_too(@TempDir Path folder) throws IOException {
        Files.copy(OfficialFiles.at("xsd/fa3/schemat_FA(3)_v1-0E.xsd"), folder.resolve("schemat_FA(3)_v1-0E.xsd"));

        assertThatIllegalArgumentException().isThrownBy(() -> SchemaFolder.in(folder)).withMessageContaining("cannot be compiled");
    }
}
