package pl.proassist.play;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import pl.proassist.Proves;
import pl.proassist.adapters.paper.ReadPdf;

/** The scenes of the demo, each in an empty world. */
class ScenesIT {

    private final List<String> told = new ArrayList<>();
    private final Scenes scenes = new Scenes(SharedProduct.product(), told::add);
    private final InvoiceScenes invoices = new InvoiceScenes(Stage.of(SharedProduct.product(), told::add));

    @BeforeEach
    void emptyTheWorld() {
        new Rehearsal(SharedProduct.product().api()).reset();
    }

    @Test
    @Proves({"PAY-08", "PAY-18", "PAY-19", "DL-02", "LNK-01", "LNK-05", "LNK-08", "MSG-03", "MSG-07"})
    void a_first_time_patient_pays_in_time_and_is_confirmed() {
        scenes.aFirstTimePatientPays();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("CONFIRMED", "200.00 zł paid"));
    }

    @Test
    @Proves({"PAY-20", "DL-11", "DL-12", "MSG-05"})
    void an_unpaid_visit_lapses_and_another_patient_gets_the_slot() {
        scenes.nobodyPays();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("LAPSED"));
    }

    @Test
    @Proves("A24")
    void late_money_brings_the_visit_back_or_goes_back_itself() {
        scenes.moneyComesLate();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("200.00 zł go back"));
    }

    @Test
    @Proves({"PAY-07", "PAY-11", "PAY-12"})
    void a_blacklisted_patient_pays_even_where_nobody_else_does() {
        scenes.aBlacklistedPatientPaysFirst();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("BLACKLIST"));
    }

    @Test
    @Proves({"PAY-19", "LNK-07", "LNK-08"})
    void repeated_forged_and_differing_notifications_count_for_what_they_are() {
        scenes.strangeNotifications();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("NOTCONFIRMED"));
    }

    @Test
    @Proves({"CAL-05", "PAY-18"})
    void one_of_forty_gets_the_slot() {
        scenes.fortyWantOneSlot();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("201=1", "409 slot-taken=39"));
    }

    @Test
    @Proves({"PAY-19", "MSG-14"})
    void a_payment_survives_the_death_of_the_server() {
        scenes.killedBeforeConfirming();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("CONFIRMED", "200.00 zł paid"));
    }

    @Test
    @Proves({"SEC-01", "SEC-02", "SEC-21", "VIS-05", "VIS-06", "VIS-07"})
    void a_new_receptionist_comes_in_by_two_steps_and_waives_no_payment() {
        scenes.whoIsAtTheDesk();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("kod logowania do Proassist"));
        assertThat(told).anySatisfy(line -> assertThat(line).contains("entries, unbroken"));
    }

    @Test
    @Proves({"RPT-01", "RPT-04", "RPT-05", "RPT-06", "RPT-08", "RPT-11", "RPT-12", "PAR-01", "PAR-04", "A16", "A37"})
    void the_report_of_all_of_it_is_seen_and_taken_home() {
        scenes.theReportOfAllOfIt();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("PAID, OVERDUE, WAITING"));
        assertThat(told).anySatisfy(line -> assertThat(line).contains("2 exports of personal data"));
    }

    @Test
    @Proves({"VIS-04", "LNK-02", "LNK-03", "A15", "PAR-07"})
    void a_vip_gets_another_deadline_at_the_same_address() {
        scenes.aDeadlineChangedForAVip();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("the history keeps", "stała pacjentka"));
    }

    @Test
    @Proves({"VIS-13", "A23"})
    void the_day_of_an_ill_doctor_is_cancelled_and_what_was_paid_goes_back() {
        scenes.aCancelledDay();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("CANCELLED", "went back 200.00"));
    }

    @Test
    @Proves({"INV-01", "INV-02", "KSF-02", "PAR-10"})
    void a_companys_advance_and_final_invoice_are_accepted_and_lead_to_ksef() {
        invoices.anAdvanceAndWhatSettlesIt();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("ROZ FV/2027/03/0001, 930.00 zł"));
        var paper = paper(InvoiceScenes.SETTLED);
        assertThat(paper.text()).contains("Faktura rozliczeniowa nr FV/2027/03/0001", "Numer KSeF 5260250274-20270302-", "ZAL/2027/02/0001 5260250274-20270215-",
                "Zapłacono 930,00 zł, 02.03.2027", "karta");
        assertThat(paper.codes()).singleElement().asString().contains("/invoice/5260250274/02-03-2027/");
    }

    @Test
    @Proves({"KSF-25", "KSF-28", "A29"})
    void a_persons_invoice_is_never_sent_and_has_no_code() {
        invoices.aPersonStaysOutside();

        var paper = paper(InvoiceScenes.PERSONAL);
        assertThat(paper.text()).contains("Łucja Żak", "art. 43 ust. 1 pkt 18", "Zapłacono 200,00 zł, 03.03.2027", "Płatność internetowa").doesNotContain("KSeF");
        assertThat(paper.codes()).isEmpty();
    }

    @Test
    @Proves({"INV-05", "KSF-02"})
    void a_correction_after_a_refund_waits_for_the_number_of_its_original() {
        invoices.aCorrectionWaitsForItsOriginal();

        assertThat(told).anySatisfy(line -> assertThat(line).contains("AWAITING_ORIGINALS"));
        var paper = paper(InvoiceScenes.CORRECTED);
        assertThat(paper.text()).contains("Faktura korygująca fakturę zaliczkową", "Przyczyna korekty Wizyta nie odbyła się", "Kwota korekty -300,00 zł");
        assertThat(paper.codes()).hasSize(1);
    }

    @Test
    @Proves({"KSF-14", "KSF-17", "KSF-20", "KSF-23", "A27"})
    void in_an_announced_failure_an_invoice_goes_out_under_two_codes_and_to_ksef_afterwards() {
        invoices.anAnnouncedFailure();

        var offline = paper(InvoiceScenes.OFFLINE);
        assertThat(offline.text()).contains("OFFLINE", "CERTYFIKAT").doesNotContain("Numer KSeF");
        assertThat(offline.codes()).hasSize(2).anySatisfy(code -> assertThat(told).anySatisfy(line -> assertThat(line).endsWith("the invoice    " + code)))
                .anySatisfy(code -> assertThat(code).contains("/certificate/Nip/1111111111/1111111111/"));
        assertThat(paper(InvoiceScenes.AFTERWARDS).codes()).singleElement().asString().isIn(offline.codes());
    }

    private static ReadPdf paper(String name) {
        try {
            return new ReadPdf(Files.readAllBytes(SharedProduct.product().home().resolve(name)));
        } catch (IOException missing) {
            throw new AssertionError(missing);
        }
    }
}
