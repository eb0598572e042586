package pl.proassist.adapters.ksef;

import static pl.proassist.domain.Builders.FACILITY;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import pl.proassist.application.port.EInvoicing;
import pl.proassist.application.port.EInvoicingContract;
import pl.proassist.domain.facility.FacilityId;

class KsefKeepsTheContractTest extends EInvoicingContract {

    private final KsefClinic clinic = new KsefClinic();
    private final EInvoicing ksef = clinic.server();

    @BeforeEach void enter() {
        clinic.enters(KsefClinic.TOKEN);
    }

    @AfterEach void close() {
        clinic.close();
    }

    @Override protected EInvoicing ksef() {
        return ksef;
    }

    @Override protected FacilityId facility() {
        return FACILITY;
    }

    @Override protected byte[] invoice(String number, int time) {
        return "<Faktura><P_2>%s</P_2><P_7>%d</P_7></Faktura>".formatted(number, time).getBytes(StandardCharsets.UTF_8);
    }

    @Override protected Instant now() {
        return clinic.clock.instant();
    }

    @Override protected void aMomentPasses() {
        clinic.clock.advance(Duration.ofSeconds(1));
    }

    @Override protected void loseTheNextReply() {
        clinic.played.loseTheNextReply();
    }

    @Override protected void throttle(Duration pause) {
        clinic.played.throttleUntil(now().plus(pause));
    }

    @Override protected void refuseLogin() {
        clinic.played.refuseLogins();
    }

    @Override protected byte[] receive(String number) {
        return clinic.played.receive(number);
    }

    @Override protected void endTheNextWith(int code) {
        clinic.played.endTheNextWith(code);
    }
}
